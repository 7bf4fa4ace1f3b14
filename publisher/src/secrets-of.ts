/** What must never be seen in a log, from the environment. */
import type { Env } from '@hl/config/env'

export function secretsOf(env: Env): string[] {
  const { facebook, youtube, siteBucket, facebookPlatform, youtubePlatform, publisherApiToken, secretsKey, previousSecretsKeys } = env
  const apps = [facebookPlatform.app?.secret, youtubePlatform.app?.secret]
  return [
    facebook?.pageToken,
    youtube?.refreshToken,
    siteBucket?.secretAccessKey,
    ...apps,
    publisherApiToken,
    secretsKey,
    ...previousSecretsKeys,
  ].filter((secret): secret is string => typeof secret === 'string')
}
