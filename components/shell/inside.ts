/** Whether the page at `path` belongs to the section. */
export const isInside = (path: string, href: string): boolean =>
  href === '/' ? path === '/' || path.startsWith('/envelopes') : path === href || path.startsWith(`${href}/`)
