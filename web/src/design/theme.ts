import { createTheme, type MantineColorsTuple } from '@mantine/core';

const sea: MantineColorsTuple = [
  '#e4f1ee',
  '#c9e4df',
  '#a9d3cc',
  '#7fcabf',
  '#62cdbf',
  '#2f9a8f',
  '#17776f',
  '#0d6a63',
  '#0a5751',
  '#084640',
];

/** The theme given to Mantine. Colours and shapes proper are in tokens.css and controls.css; this only lines Mantine up. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  colors: { sea },
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '14px', xl: '20px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
});
