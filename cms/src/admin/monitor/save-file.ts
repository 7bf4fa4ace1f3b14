import { getFetchClient } from '@strapi/strapi/admin'

export function saveEvidence({ type, documentId }: { type: string; documentId: string }): Promise<void> {
  return saveFile({ address: `/monitor/items/${type}/${documentId}/evidence`, name: `chung-cu-${type}-${documentId}.zip` })
}

/** Asked with the person's session, which a plain link would not carry; then kept as a file. */
export async function saveFile({ address, name }: { address: string; name: string }): Promise<void> {
  const { data } = await getFetchClient().get<Blob>(address, { responseType: 'blob' })
  const url = URL.createObjectURL(data)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
