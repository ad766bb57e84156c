/** Looks that dropdown menus, popovers and the command palette have in common. */
export const panelClasses = 'rise z-50 rounded-lg border border-line bg-raised shadow-float'
export const itemClasses =
  'flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-md px-2 py-1 text-ink text-sm outline-none data-[disabled]:cursor-not-allowed data-[highlighted]:bg-hover data-[selected=true]:bg-hover data-[disabled]:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint'
export const groupLabelClasses = 'px-2 pt-2 pb-1 font-medium text-2xs text-ink-faint uppercase tracking-wide'
