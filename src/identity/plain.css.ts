/** The style of the few pages that work before, and without, the web application. */
export const PLAIN_CSS = `:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #f6f4ef; --card: #fff; --line: #d7d3c8; --accent: #1f5f5b; --alert: #9b2c2c; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef0f2; --soft: #a9b3bf; --paper: #14181d; --card: #1d232b; --line: #39424d; --accent: #5fb3ab; --alert: #f2a0a0; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { width: 100%; max-width: 28rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 2rem; }
.brand { margin: 0 0 1.5rem; font-weight: 700; letter-spacing: .02em; color: var(--accent); }
.step { margin: 0; color: var(--soft); font-size: .875rem; }
h1 { margin: .25rem 0 1rem; font-size: 1.5rem; line-height: 1.25; }
label { display: block; margin-top: 1.1rem; font-weight: 600; }
input, textarea { width: 100%; margin-top: .3rem; padding: .65rem .75rem; font: inherit; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: .4rem; }
textarea { font-family: ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere; resize: vertical; }
input:focus-visible, textarea:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
button { width: 100%; margin-top: 1.6rem; padding: .75rem; font: inherit; font-weight: 600; color: var(--card); background: var(--accent); border: 0; border-radius: .4rem; cursor: pointer; }
.hint { margin: .3rem 0 0; color: var(--soft); font-size: .875rem; }
.alert { padding: .75rem 1rem; border-left: 4px solid var(--alert); color: var(--alert); background: color-mix(in srgb, var(--alert) 8%, transparent); }
.qr { display: block; margin: 1.25rem auto; padding: .5rem; background: #fff; border-radius: .4rem; max-width: 100%; height: auto; }
`;
