export function runOnce(options: {
  file: string
  env: Record<string, string | undefined>
  args?: string[]
}): Promise<string[]>
