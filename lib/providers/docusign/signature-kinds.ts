import { z } from 'zod'
import { Permanent } from '#lib/failure.ts'
import type { SignatureKind } from '#lib/route/graph.ts'
import type { Client } from './client.ts'
import type { Settings } from './fields.ts'
import { readAs } from './wire.ts'

const list = z.object({
  signatureProviders: z.array(z.object({ signatureProviderName: z.string().default('') })).default([]),
})

/**
 * Kinds of signature that the account has: the simple one always, the others where the provider of the settings is on
 * the account's list. Undefined where the account may not read that list.
 * https://developers.docusign.com/docs/esign-rest-api/reference/accounts/accountsignatureproviders/list/
 */
export async function kindsOf(client: Client, settings: Settings): Promise<SignatureKind[] | undefined> {
  try {
    const response = await client.call({
      name: 'listSignatureProviders',
      method: 'GET',
      path: '/signatureProviders',
    })
    const { signatureProviders } = readAs(list, response, 'listSignatureProviders')
    const has = (name: string) =>
      name !== '' && signatureProviders.some(({ signatureProviderName }) => signatureProviderName === name)
    return [
      'simple',
      ...(has(settings.advancedProvider) ? (['UNEP'] as const) : []),
      ...(has(settings.qualifiedProvider) ? (['QES'] as const) : []),
    ]
  } catch (failure) {
    if (failure instanceof Permanent) return undefined
    throw failure
  }
}
