/** What the lab tells an outside client; only what the demo uses. */
export type LabCredentials = {
  bitrix24: { clientId: string; clientSecret: string; serverEndpoint: string }
  diadoc: Record<'apiUrl' | 'identityUrl' | 'clientId' | 'clientSecret' | 'refreshToken' | 'boxId', string>
  docusign: Record<
    'oauthBaseUrl' | 'restBaseUrl' | 'integrationKey' | 'userId' | 'privateKeyPem' | 'accountId',
    string
  > & {
    connectKeys: { secret: string }[]
  }
}

export type DemoClient = ReturnType<typeof createDemoClient>

/** Calls of the product's API and of the lab's control API, as anybody's script would make them. */
export function createDemoClient(given: { productUrl: string; labUrl: string; token: string }) {
  const call = async <T>(
    method: string,
    url: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<T> => {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok)
      throw new Error(`${method} ${new URL(url).pathname}: ${response.status} ${text.slice(0, 400)}`)
    return (text === '' ? {} : JSON.parse(text)) as T
  }
  const authorization = { authorization: `Bearer ${given.token}` }
  const product = (path: string) => `${given.productUrl}/api/v1${path}`
  return {
    product: {
      get: <T>(path: string) => call<T>('GET', product(path), authorization),
      post: <T>(path: string, body: unknown) => call<T>('POST', product(path), authorization, body),
      put: <T>(path: string, body: unknown) => call<T>('PUT', product(path), authorization, body),
    },
    lab: {
      credentials: () => call<LabCredentials>('GET', `${given.labUrl}/control/credentials`, {}),
      post: <T>(path: string, body: unknown) => call<T>('POST', `${given.labUrl}${path}`, {}, body),
    },
  }
}
