/** How every request of this channel goes out, whichever host it is for. */
import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios'

/** Our own instance, so that nobody's interceptors or defaults reach it. */
export function createHttp(): AxiosInstance {
  return axios.create()
}

const MEGABYTE = 1024 * 1024
/** Redirects off also keeps a streamed body from being buffered. The deadline is the signal's; this is its backstop. */
export const FIXED = {
  timeout: 300_000,
  maxRedirects: 0,
  maxBodyLength: Infinity,
  maxContentLength: 10 * MEGABYTE,
  responseType: 'text',
  transformResponse: (body: unknown) => body,
  validateStatus: () => true,
} as const satisfies AxiosRequestConfig
