import { previewAddress } from '../src/preview/address'

export default {
  auth: { secret: process.env.ADMIN_JWT_SECRET },
  apiToken: { salt: process.env.API_TOKEN_SALT },
  transfer: { token: { salt: process.env.TRANSFER_TOKEN_SALT } },
  secrets: { encryptionKey: process.env.ENCRYPTION_KEY },
  /** Strapi's preview checks no permission: the handler does, and gives a signed address that soon ends. */
  preview: {
    enabled: true,
    config: {
      allowedOrigins: ["'self'"],
      handler: (uid: string, { documentId }: { documentId?: string }) => previewAddress(strapi, { uid, documentId }),
    },
  },
  autoOpen: false,
  /** Strapi's AI needs a licence; without this the panel asks for it all the same. */
  ai: { enabled: false },
  flags: { nps: false, promoteEE: false },
}
