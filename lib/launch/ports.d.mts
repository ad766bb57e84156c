export function isFree(port: number, host?: string): Promise<boolean>
export function freePortFrom(start: number): Promise<number>
export function anyFreePort(): Promise<number>
export function becomesFree(port: number, options: { withinMs: number; host?: string }): Promise<boolean>
