import { createTheme, type MantineColorsTuple } from '@mantine/core';
import { say } from './texts/language';
import { texts } from './texts/parts';

/** The one accent: a calm green-blue; shade 7 holds AA on white, shade 3 on the dark ground. */
const lagoon: MantineColorsTuple = [
  '#eef8f6',
  '#dcefec',
  '#b5dfd8',
  '#8acec3',
  '#66bfb1',
  '#4fb6a6',
  '#2f8d80',
  '#1f6f67',
  '#1b5f59',
  '#124a45',
];

export const theme = createTheme({
  primaryColor: 'lagoon',
  colors: { lagoon },
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  headings: { fontWeight: '600' },
  components: {
    // Asked for at each notice, so that it is said in the language of the moment.
    Notification: { defaultProps: () => ({ closeButtonProps: { 'aria-label': say(texts, 'close') } }) },
    Modal: { defaultProps: { centered: true } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
  },
});
