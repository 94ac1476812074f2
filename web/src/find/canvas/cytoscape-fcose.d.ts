declare module 'cytoscape-fcose' {
  import type cytoscape from 'cytoscape';

  /** Registers the layout `fcose`. */
  const fcose: cytoscape.Ext;
  export default fcose;
}
