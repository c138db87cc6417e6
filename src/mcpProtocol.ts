/**
 * The Model Context Protocol: a bundle of its own (`dist/protocol.js`), since it is a fourth of the command line, and one
 * command needs it.
 */
export { Server } from '@modelcontextprotocol/sdk/server/index.js';
export { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
export { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
