import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

/** What stands behind the guard. */
export interface Guarded {
	readonly port: number;
	/** The connection token that the editor's server asks for. */
	readonly token: string;
	/** The folder that the bare address leads to, as a path of an address; the editor opens what it likes without. */
	readonly folder?: string;
}

/** The cookie that VS Code's server and its pages keep the token in. */
const tokenCookie = 'vscode-tkn';

/**
 * Stands before the editor's server, so that its address needs no secret and is safe all the same. Whoever talks to that
 * server can read files and run programs as the user, and any web page may open a connection to 127.0.0.1. So the server
 * asks for a token, and the guard gives it to those only who come from the guard's own pages (`Origin`) and by its own
 * name (`Host`, which a page cannot choose, but whose meaning it can change).
 *
 * Resolves to the port it listens on: `wanted`, or any free one where that is 0 or taken.
 */
export async function guardEditor(guarded: Guarded, wanted: number): Promise<number> {
	const isOwn = ({ headers }: IncomingMessage) =>
		isLoopback(headers.host) && (headers.origin === undefined || headers.origin === `http://${headers.host}`);

	const server = createServer((incoming, outgoing) => {
		if (!isOwn(incoming)) {
			outgoing.writeHead(403).end();
			return;
		}
		if (incoming.url === '/' && guarded.folder !== undefined) {
			// The server's own default folder has another address than its files have for extensions.
			outgoing.writeHead(302, { location: `/?folder=${encodeURIComponent(guarded.folder)}` }).end();
			return;
		}
		const onward = request(
			{
				host: '127.0.0.1',
				port: guarded.port,
				method: incoming.method,
				path: incoming.url,
				headers: withToken(incoming),
			},
			(answer) => {
				const cookies = answer.headers['set-cookie'] ?? [];
				outgoing.writeHead(answer.statusCode ?? 502, {
					...answer.headers,
					'set-cookie': [...cookies, `${tokenCookie}=${guarded.token}; Path=/; SameSite=Strict`],
				});
				answer.pipe(outgoing);
			},
		);
		onward.on('error', () => outgoing.destroy());
		incoming.pipe(onward);
	});

	server.on('upgrade', (incoming, socket, head) => {
		if (!isOwn(incoming)) {
			socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			return;
		}
		const onward = connect(guarded.port, '127.0.0.1', () => {
			const headers = Object.entries(withToken(incoming)).map(([name, value]) => `${name}: ${String(value)}`);
			onward.write([`${incoming.method} ${incoming.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
			onward.write(head);
			socket.pipe(onward).pipe(socket);
		});
		socket.on('error', () => onward.destroy());
		onward.on('error', () => socket.destroy());
	});

	const withToken = ({ headers }: IncomingMessage) => ({
		...headers,
		cookie: [headers.cookie, `${tokenCookie}=${guarded.token}`].filter(Boolean).join('; '),
	});

	for (const port of [wanted, 0]) {
		const listening = await new Promise<boolean>((resolve) => {
			server.once('error', () => resolve(false));
			server.listen(port, '127.0.0.1', () => resolve(true));
		});
		if (listening) {
			return (server.address() as AddressInfo).port;
		}
	}
	throw new Error('There is no free port on 127.0.0.1.');
}

/** Whether a `Host` header names this machine, and nothing that a name server could be made to point to it. */
function isLoopback(host: string | undefined): boolean {
	return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');
}
