import { getFetchClient } from '@strapi/strapi/admin'

/** Asked with the person's session, which a plain link would not carry; then kept as a file. */
export async function saveEvidence({ type, documentId }: { type: string; documentId: string }): Promise<void> {
  const address = `/monitor/items/${type}/${documentId}/evidence`
  const { data } = await getFetchClient().get<Blob>(address, { responseType: 'blob' })
  const url = URL.createObjectURL(data)
  const link = document.createElement('a')
  link.href = url
  link.download = `chung-cu-${type}-${documentId}.zip`
  link.click()
  URL.revokeObjectURL(url)
}
