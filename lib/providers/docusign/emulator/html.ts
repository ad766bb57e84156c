/** Text made safe inside HTML. */
export const escaped = (value: string): string =>
  value.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`)

/** A plain page of the emulator: no script, nothing loaded from elsewhere. `body` is HTML. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fafafa}
form{display:grid;gap:.75rem;margin:1rem 0;padding:1rem;border:1px solid #ddd;border-radius:8px;background:#fff}
input,textarea,select,button{font:inherit;padding:.4rem .6rem}
</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`

/** A hidden form field. */
export const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`
