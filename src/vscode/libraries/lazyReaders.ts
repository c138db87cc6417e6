import type * as Readers from '../../readers.ts';
import type { Assets } from '../host/assets.ts';
import { Lazy } from '../host/lazy.ts';
import { loadBundle } from '../host/loadBundle.ts';

/** The bundle that reads bibliographies and works out projects, loaded on first use. */
export type LazyReaders = Lazy<typeof Readers>;

/** See `LazyReaders`. */
export function createReaders(assets: Assets): LazyReaders {
	return new Lazy(() => loadBundle<typeof Readers>(assets, 'readers.js'));
}
