/** The running publisher, asked as an operator: what it says is better than what could be found out beside it. */
import type { z } from 'zod'
import { localAddress } from '../start/ready'
import type { Patient } from './patient'

const ANSWER_MS = 5_000

/** @returns null when it does not answer, or not in this shape */
export async function askPublisher<T>(
  patient: Patient,
  request: { path: string; schema: z.ZodType<T>; signal: AbortSignal },
): Promise<T | null> {
  const { env } = patient
  const headers = { authorization: `Bearer ${env.publisherApiToken ?? ''}` }
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(ANSWER_MS)])
  const answer = await fetch(`${publisherAddress(patient)}${request.path}`, { headers, signal })
    .then((response) => response.json())
    .catch(() => null)
  return request.schema.safeParse(answer).data ?? null
}

/** On this machine as it listens; elsewhere as cms is told. */
export function publisherAddress({ env, isRunning }: Patient): string {
  return isRunning ? localAddress(env.internal) : env.internal.url
}
