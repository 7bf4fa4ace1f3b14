/** A bucket of S3-compatible storage. The client is loaded when the first bucket is opened: who has none does not pay for it. */
import type { SiteBucketEnv } from '@hl/config/site-bucket'
import type { createReadStream } from 'node:fs'

export interface BucketObject {
  name: string
  body: Buffer | ReturnType<typeof createReadStream>
  size: number
  type: string
  cacheControl: string
  encoding: 'gzip' | null
  /** where a website made of the bucket leads on to (301) */
  leadsTo: string | null
}

export interface Bucket {
  /** name → size and ETag, the MD5 of what was put in one piece */
  list(): Promise<Map<string, { size: number; etag: string }>>
  put(object: BucketObject): Promise<void>
  remove(name: string): Promise<void>
  close(): void
}

const TIMEOUT_MS = 60_000

export async function openBucket(env: SiteBucketEnv): Promise<Bucket> {
  const s3 = await import('@aws-sdk/client-s3')
  const { bucket: Bucket, endpoint, region, accessKeyId, secretAccessKey } = env
  const client = new s3.S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    // compatible stores often do not know the newer checksums
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const options = () => ({ abortSignal: AbortSignal.timeout(TIMEOUT_MS) })
  return {
    async list() {
      const found = new Map<string, { size: number; etag: string }>()
      for (let token: string | undefined; ;) {
        const page = await client.send(
          new s3.ListObjectsV2Command({ Bucket, ...(token === undefined ? {} : { ContinuationToken: token }) }),
          options(),
        )
        for (const { Key, Size, ETag } of page.Contents ?? [])
          if (Key) found.set(Key, { size: Size ?? 0, etag: ETag?.replaceAll('"', '') ?? '' })
        token = page.NextContinuationToken
        if (!token) return found
      }
    },
    async put({ name, body, size, type, cacheControl, encoding, leadsTo }) {
      await client.send(
        new s3.PutObjectCommand({
          Bucket,
          Key: name,
          Body: body,
          ContentLength: size,
          ContentType: type,
          CacheControl: cacheControl,
          ...(encoding === null ? {} : { ContentEncoding: encoding }),
          ...(leadsTo === null ? {} : { WebsiteRedirectLocation: leadsTo }),
        }),
        options(),
      )
    },
    async remove(name) {
      await client.send(new s3.DeleteObjectCommand({ Bucket, Key: name }), options())
    },
    close: () => client.destroy(),
  }
}
