import type { Bitrix24Client } from '#lib/bitrix24/client.ts'
import type { WriteBackAction, WriteBackCall } from '#lib/bitrix24/port.ts'
import type { WriteBack, WriteBackName } from '#lib/envelope/effect.ts'

export type Act<N extends WriteBackName> = Extract<WriteBack, { name: N }>

/** A write-back action over our client. */
export type Action<N extends WriteBackName> = WriteBackAction<Act<N>, Bitrix24Client>

export type CallOf<N extends WriteBackName> = WriteBackCall<Act<N>>
