import { diadoc } from './diadoc/index.ts'
import { docusign } from './docusign/index.ts'
import { inApp } from './in-app/index.ts'
import type { Provider } from './provider.ts'

/** Every provider of the product. A new one is a folder and a line here. */
export const providers: readonly Provider[] = [diadoc, docusign, inApp]

/** The provider with this id. */
export const providerById = (id: string): Provider | undefined =>
  providers.find((provider) => provider.id === id)
