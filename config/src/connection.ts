/**
 * How the Page and the channel are connected: what the publisher answers to cms, cms to the panel, and what the wizard sends.
 * No secret is in any of it: an app's secret and a token only ever go in.
 */
import { z } from 'zod'
import { CHANNEL_NAMES } from './words'

/** The channels that have an account of their own; the website has none. */
export const CONNECTABLE = ['facebook', 'youtube'] as const
export type Connectable = (typeof CONNECTABLE)[number]

export function isConnectable(channel: string): channel is Connectable {
  return CONNECTABLE.some((one) => one === channel)
}

/** What people call the thing that is connected. */
export const ACCOUNT_WORDS: Record<Connectable, string> = { facebook: 'Fanpage', youtube: `kênh ${CHANNEL_NAMES.youtube}` }

/** What we ask for, and what it lets us do. */
export const PERMISSION_LABELS = {
  facebook: {
    pages_manage_posts: 'Đăng, sửa và gỡ bài',
    pages_read_engagement: 'Đọc lại bài đã đăng để đối chiếu',
    pages_show_list: 'Thấy Fanpage trong danh sách',
  },
  youtube: { 'youtube.upload': 'Tải phim lên kênh', 'youtube.force-ssl': 'Đọc lại, sửa và ẩn phim của kênh' },
} as const satisfies Record<Connectable, Readonly<Record<string, string>>>

const instant = z.iso.datetime({ offset: true })

/** environment: set on the server, and it wins. panel: by the wizard. sandbox: the stand-in's own, there from the start. */
export const CONNECTION_SOURCES = ['environment', 'panel', 'sandbox'] as const
const source = z.enum(CONNECTION_SOURCES)

export const permissionSchema = z.object({
  id: z.string(),
  /** Vietnamese: what it lets us do */
  label: z.string(),
  /** null: not asked yet */
  granted: z.boolean().nullable(),
})

export const accountSchema = z.object({
  id: z.string(),
  /** null: known by its id only (set in the environment, never asked) */
  name: z.string().nullable(),
  url: z.string().nullable(),
  /** a `data:` address of at most some tens of KiB: no browser asks the platform for it */
  picture: z.string().nullable(),
})

export const connectionSchema = z.looseObject({
  channel: z.enum(CONNECTABLE),
  mode: z.enum(['real', 'sandbox']),
  /** none: never connected, its Deliveries are skipped. disconnected: by a person; its work waits as blocked. */
  status: z.enum(['none', 'connected', 'disconnected']),
  source: source.nullable(),
  account: accountSchema.nullable(),
  /** of the connection or of its end */
  at: instant.nullable(),
  by: z.string().nullable(),
  /** null: no end is known */
  validUntil: instant.nullable(),
  permissions: z.array(permissionSchema),
  /** the app (Facebook) or OAuth client (Google) in whose name we ask; its secret is never told */
  app: z.looseObject({ id: z.string().nullable(), source: source.nullable() }),
  /** what stands in the way right now; its words are the platform's refusal in Vietnamese */
  problem: z.looseObject({ message: z.string(), help: z.string(), since: instant }).nullable(),
  /** Deliveries that wait for it */
  waiting: z.int(),
  version: z.int(),
})
export const connectionsSchema = z.object({ connections: z.array(connectionSchema) })

/** An account that may be chosen, after the platform said yes. */
export const candidateSchema = accountSchema.extend({
  name: z.string(),
  permissions: z.array(permissionSchema),
  validUntil: instant.nullable(),
  /** why it cannot be taken: what is missing, and who grants it where */
  obstacle: z.object({ message: z.string(), help: z.string() }).nullable(),
  /** another account than the one connected so far: what was posted there can then no longer be changed from here */
  isOther: z.boolean(),
})

export const appInputSchema = z.strictObject({ id: z.string().trim().min(1).max(200), secret: z.string().trim().min(1).max(500) })
export const startInputSchema = z.strictObject({ app: appInputSchema.nullish() })
export const startedSchema = z.object({ attempt: z.uuid(), authorizeUrl: z.url(), redirectUri: z.url(), expiresAt: instant })

/** What came back with the browser, or was copied from its address bar. */
export const codeInputSchema = z.strictObject({ state: z.string().min(1).max(500), code: z.string().min(1).max(4_000) })
export const tokenInputSchema = z.strictObject({ token: z.string().trim().min(1).max(4_000), app: appInputSchema.nullish() })
export const candidatesSchema = z.object({ attempt: z.uuid(), expiresAt: instant, candidates: z.array(candidateSchema) })

export const confirmInputSchema = z.strictObject({
  attempt: z.uuid(),
  accountId: z.string().min(1).max(200),
  /** as the person read it: nothing is stored for a name nobody saw */
  name: z.string().min(1).max(500),
  /** the id of the account it takes the place of, when it is another one */
  replaces: z.string().max(200).nullish(),
  /** of the connection as seen */
  expected: z.int(),
})
export const disconnectInputSchema = z.strictObject({ expected: z.int() })

/** `freed`: Deliveries that had waited and are now on their way. */
export const confirmedSchema = z.object({ connection: connectionSchema, freed: z.int() })

export type Permission = z.infer<typeof permissionSchema>
export type ConnectionAccount = z.infer<typeof accountSchema>
export type Connection = z.infer<typeof connectionSchema>
export type Connections = z.infer<typeof connectionsSchema>
export type Candidate = z.infer<typeof candidateSchema>
export type Candidates = z.infer<typeof candidatesSchema>
export type Started = z.infer<typeof startedSchema>
export type StartInput = z.infer<typeof startInputSchema>
export type Confirmed = z.infer<typeof confirmedSchema>
export type ConfirmInput = z.infer<typeof confirmInputSchema>
