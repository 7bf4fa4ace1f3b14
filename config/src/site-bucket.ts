/** Where a copy of the finished website goes beside SITE_DIR: a bucket of S3-compatible storage. Nothing set: nowhere. */
import { z } from 'zod'

const text = z.string().trim().min(1).optional()

export const siteBucketVariables = {
  SITE_S3_BUCKET: text,
  /** of a store that is not Amazon's; its buckets are then folders of that address */
  SITE_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  SITE_S3_REGION: z.string().trim().min(1).default('us-east-1'),
  SITE_S3_ACCESS_KEY_ID: text,
  SITE_S3_SECRET_ACCESS_KEY: text,
}

type Variables = z.infer<z.ZodObject<typeof siteBucketVariables>>

export interface SiteBucketEnv {
  bucket: string
  endpoint: string | null
  region: string
  accessKeyId: string
  secretAccessKey: string
}

export function siteBucketFrom(raw: Variables): SiteBucketEnv | null {
  const { SITE_S3_BUCKET: bucket, SITE_S3_ACCESS_KEY_ID: accessKeyId, SITE_S3_SECRET_ACCESS_KEY: secretAccessKey } = raw
  if (!bucket || !accessKeyId || !secretAccessKey) return null
  return { bucket, accessKeyId, secretAccessKey, endpoint: raw.SITE_S3_ENDPOINT ?? null, region: raw.SITE_S3_REGION }
}

export function siteBucketProblems(raw: Variables): string[] {
  const names = ['SITE_S3_BUCKET', 'SITE_S3_ACCESS_KEY_ID', 'SITE_S3_SECRET_ACCESS_KEY'] as const
  const missing = names.filter((name) => !raw[name])
  if (missing.length === 0 || (missing.length === names.length && !raw.SITE_S3_ENDPOINT)) return []
  return missing.map((name) => `${name}: set it too, or remove every SITE_S3_… variable`)
}
