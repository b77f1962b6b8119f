import { createTheme, type Theme } from '@mui/material/styles';

const FONTS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif';

/** For those who have asked their system for less motion. Components set their transitions inline, hence `!important`. */
const STILL = {
  '@media (prefers-reduced-motion: reduce)': {
    '*, ::before, ::after': {
      transitionDuration: '0s !important',
      transitionDelay: '0s !important',
      animationDuration: '0s !important',
    },
  },
};

/** Light and dark, in one theme: CSS variables switch by an attribute of the page's root. */
export const theme: Theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#17645a', contrastText: '#ffffff' },
        secondary: { main: '#7a4f16' },
        background: { default: '#f6f7f5', paper: '#ffffff' },
        text: { primary: '#17211f', secondary: '#52605d' },
        divider: '#dde2df',
        error: { main: '#b3261e' },
        warning: { main: '#8a5300' },
        success: { main: '#1f6b34' },
      },
    },
    dark: {
      palette: {
        contrastThreshold: 4.5, // what WCAG asks of text; without it, filled notices are white on light green
        primary: { main: '#74c9bb', contrastText: '#06201c' },
        secondary: { main: '#e3b878' },
        background: { default: '#101615', paper: '#18201f' },
        text: { primary: '#e6ecea', secondary: '#a5b3af' },
        divider: '#2c3836',
        error: { main: '#ff9a90' },
        warning: { main: '#f0bd6b' },
        success: { main: '#86d49a' },
      },
    },
  },
  shape: { borderRadius: 8 },
  typography: {
    fontFamily: FONTS,
    h1: { fontSize: '1.625rem', fontWeight: 650, letterSpacing: '-0.01em' },
    h2: { fontSize: '1.0625rem', fontWeight: 650 },
    h3: { fontSize: '0.9375rem', fontWeight: 600 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  components: {
    MuiCssBaseline: { styleOverrides: STILL },
    MuiButton: { defaultProps: { disableElevation: true } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
    MuiDialogTitle: { defaultProps: { component: 'h2' } },
    // Inside the landmark that it belongs to; `fixed`, so that a cell of a table does not cut it off.
    MuiTooltip: {
      defaultProps: { slotProps: { popper: { disablePortal: true, popperOptions: { strategy: 'fixed' } } } },
    },
    MuiFormHelperText: { styleOverrides: { root: { marginInline: 2 } } },
    // A target of at least 24 by 24 pixels is what WCAG 2.2 asks for; these have 36.
    MuiIconButton: { styleOverrides: { sizeSmall: { padding: 8 } } },
  },
});
