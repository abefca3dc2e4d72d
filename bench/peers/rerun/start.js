// Served beside the package `@rerun-io/web-viewer` and the recording.
import { WebViewer } from './package/index.js';

const address = new URLSearchParams(location.search);
const viewer = new WebViewer();
window.viewer = viewer;
await viewer.start(
  new URL(`data/${address.get('scene')}.rrd`, location.href).href,
  document.getElementById('stage'),
  {
    width: `${address.get('width')}px`,
    height: `${address.get('height')}px`,
    render_backend: address.get('backend'),
    hide_welcome_screen: true,
    theme: 'dark',
  },
);
