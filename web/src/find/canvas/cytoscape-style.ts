import { styleNonce } from '../../design/style-nonce.js';

/** The one rule that Cytoscape would write into the page itself, where its policy refuses a style without our nonce. */
export function provideCytoscapeStyle(): void {
  if (document.getElementById(STYLE_ID) !== null) return;
  const style = document.createElement('style');
  style.id = STYLE_ID;
  style.nonce = styleNonce();
  style.textContent = '.__________cytoscape_container { position: relative; }';
  document.head.prepend(style);
}

/** Cytoscape looks for this id and leaves the rule alone if it is there. */
const STYLE_ID = '__________cytoscape_stylesheet';
