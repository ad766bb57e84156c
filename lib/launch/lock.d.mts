/** Takes the lock of a folder: a release, or null when another launcher lives. */
export function takeLock(folder: string): Promise<(() => Promise<void>) | null>
