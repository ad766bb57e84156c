/** Requests as Bitrix24 and a provider send them; twelve noughts stand where each request has its own number. */
export const robotBody = (memberId, applicationToken) =>
  new URLSearchParams({
    workflow_id: '6560a1b2c3d4e5.12345678',
    code: 'start_signing_route',
    'document_id[0]': 'crm',
    'document_id[1]': 'CCrmDocumentDeal',
    'document_id[2]': 'DEAL_42',
    'document_type[0]': 'crm',
    'document_type[1]': 'CCrmDocumentDeal',
    'document_type[2]': 'DEAL',
    event_token: `6560a1b2c3d4e5.12345678|A12345_67890_12345_67890|${'x'.repeat(32)}.000000000000`,
    'properties[route]': 'Договор с контрагентом',
    'properties[comment]': 'Подписать до конца недели',
    use_subscription: 'Y',
    timeout_duration: '0',
    ts: '1700000000',
    'auth[access_token]': 'a'.repeat(70),
    'auth[refresh_token]': 'r'.repeat(70),
    'auth[expires_in]': '3600',
    'auth[scope]': 'crm,bizproc,disk,task,im,placement',
    'auth[domain]': 'portal.example.com',
    'auth[server_endpoint]': 'https://oauth.bitrix.info/rest/',
    'auth[status]': 'L',
    'auth[client_endpoint]': 'https://portal.example.com/rest/',
    'auth[member_id]': memberId,
    'auth[user_id]': '1',
    'auth[application_token]': applicationToken,
  }).toString()

export const eventBody = (memberId, applicationToken) =>
  new URLSearchParams({
    event: 'ONCRMDEALUPDATE',
    event_handler_id: '17',
    'data[FIELDS][ID]': '1000000000000',
    ts: '1700000000',
    'auth[access_token]': 'a'.repeat(70),
    'auth[expires_in]': '3600',
    'auth[scope]': 'crm,bizproc,disk,task,im,placement',
    'auth[domain]': 'portal.example.com',
    'auth[server_endpoint]': 'https://oauth.bitrix.info/rest/',
    'auth[status]': 'L',
    'auth[client_endpoint]': 'https://portal.example.com/rest/',
    'auth[member_id]': memberId,
    'auth[user_id]': '1',
    'auth[application_token]': applicationToken,
  }).toString()

/** A Connect message of DocuSign about one signer of two. */
export const newsBody = () =>
  JSON.stringify({
    event: 'recipient-completed',
    apiVersion: 'v2.1',
    uri: '/restapi/v2.1/accounts/6a5b2c1e-0d4f-4c3b-9a87-51e0c0ffee01/envelopes/of-this-message',
    retryCount: 0,
    configurationId: 1001,
    generatedDateTime: '2026-11-02T10:15:30.1230000Z',
    data: {
      accountId: '6a5b2c1e-0d4f-4c3b-9a87-51e0c0ffee01',
      userId: '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
      envelopeId: '5a62ce8c-3d56-492d-9c1b-000000000000',
      recipientId: '1',
      envelopeSummary: {
        status: 'sent',
        emailSubject: 'Non-disclosure agreement',
        sentDateTime: '2026-11-02T10:00:00.0000000Z',
        statusChangedDateTime: '2026-11-02T10:00:00.0000000Z',
        recipients: {
          signers: [
            {
              recipientId: '1',
              recipientIdGuid: '1b1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
              clientUserId: '',
              name: 'First Signer',
              email: 'first@example.com',
              routingOrder: '1',
              status: 'completed',
              signedDateTime: '2026-11-02T10:15:29.0000000Z',
              deliveredDateTime: '2026-11-02T10:10:00.0000000Z',
            },
            {
              recipientId: '2',
              recipientIdGuid: '2b1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
              name: 'Second Signer',
              email: 'second@example.org',
              routingOrder: '2',
              status: 'sent',
            },
          ],
        },
      },
    },
  })
