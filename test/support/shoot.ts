// A quick look at the extension in a real VS Code:
//   node test/support/shoot.ts --folder data/samples --file esketamine-review.md --hover "NMDA receptor" --out /tmp/x.png
// The steps happen in the order of the options below; build first (npm run build).
import { parseArgs } from 'node:util';
import { openEditor } from './browser.ts';
import { themes, type ThemeName } from './profile.ts';

const usage = `Usage: node test/support/shoot.ts --out FILE.png [options]
  --folder DIR       the folder to open (a copy of it); default data/samples
  --file FILE        a file of the folder
  --theme NAME       ${Object.keys(themes).join(', ')}
  --size WxH         size of the window, default 1280x800
  --scale N          device pixels per pixel, default 1
  --locale L         language of the browser, such as zh-CN
  --setting K=JSON   a user setting; may be given more than once
  --view NAME        a view container of the activity bar, such as Afferent
  --row TEXT         expand a row of the side bar; may be given more than once
  --after TEXT       put the cursor behind a text
  --type TEXT        type at the cursor
  --command TITLE    run a command by its title in the palette
  --press KEYS       press keys, such as Control+Space; may be given more than once
  --hover TEXT       rest the mouse on a text
  --occurrence N     which of several, counted from 1, for --hover and --after
  --wait MS          wait before the picture
The text of the hover card, the suggestions and the notifications are printed.`;

const { values: options } = parseArgs({
	options: {
		folder: { type: 'string', default: 'data/samples' },
		file: { type: 'string' },
		theme: { type: 'string', default: 'light' },
		size: { type: 'string', default: '1280x800' },
		scale: { type: 'string', default: '1' },
		locale: { type: 'string' },
		setting: { type: 'string', multiple: true, default: [] },
		view: { type: 'string' },
		row: { type: 'string', multiple: true, default: [] },
		after: { type: 'string' },
		type: { type: 'string' },
		command: { type: 'string' },
		press: { type: 'string', multiple: true, default: [] },
		hover: { type: 'string' },
		occurrence: { type: 'string', default: '1' },
		wait: { type: 'string', default: '0' },
		out: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

if (options.help || options.out === undefined || !(options.theme in themes)) {
	console.error(usage);
	process.exit(2);
}
const [width = 1280, height = 800] = options.size.split('x').map(Number);
const occurrence = Number(options.occurrence);
const settings = Object.fromEntries(
	options.setting.map((text) => {
		const at = text.indexOf('=');
		return [text.slice(0, at), JSON.parse(text.slice(at + 1)) as unknown];
	}),
);

await using editor = await openEditor({
	folder: options.folder,
	...(options.file !== undefined && { file: options.file }),
	theme: options.theme as ThemeName,
	viewport: { width, height },
	scale: Number(options.scale),
	settings,
	...(options.locale !== undefined && { locale: options.locale }),
	log: (line) => console.error(line),
});
try {
	if (options.view !== undefined) {
		await editor.openView(options.view);
	}
	for (const row of options.row) {
		await editor.clickRow(row, { twistie: true });
	}
	if (options.after !== undefined) {
		await editor.goToText(options.after, { occurrence });
	}
	if (options.type !== undefined) {
		await editor.type(options.type);
	}
	if (options.command !== undefined) {
		await editor.runCommand(options.command);
	}
	for (const keys of options.press) {
		await editor.press(keys);
	}
	if (options.hover !== undefined) {
		console.log(await editor.hover(options.hover, { occurrence }));
	}
	await editor.settle(Number(options.wait) + 300);
	if ((await editor.page.locator('.suggest-widget.visible').count()) > 0) {
		console.log((await editor.suggestions()).join('\n'));
	}
	console.log((await editor.notifications()).map((text) => `notification: ${text}`).join('\n'));
} catch (error) {
	process.exitCode = 1;
	console.error(error instanceof Error ? error.message : error);
}
await editor.screenshot(options.out);
