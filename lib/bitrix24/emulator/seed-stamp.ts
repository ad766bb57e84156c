import type { Json } from './world.ts'

/** When everything of the demo began. */
export const began = '2026-02-16T10:00:00+03:00'

/** An element's values with the marks that saving it leaves. */
export const stamped = (values: Record<string, Json>): Record<string, Json> => ({
  createdTime: began,
  updatedTime: began,
  createdBy: 1,
  updatedBy: 1,
  opened: 'Y',
  ...values,
})
