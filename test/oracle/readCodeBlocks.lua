-- Takes the text of each code block for Markdown, and puts the document that pandoc reads in its place, as JSON.
function CodeBlock(block)
	return pandoc.CodeBlock(pandoc.write(pandoc.read(block.text, 'markdown', PANDOC_READER_OPTIONS), 'json'))
end
