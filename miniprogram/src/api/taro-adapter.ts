import Taro from '@tarojs/taro'
import axios, { type AxiosAdapter, AxiosError, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios'

type Method = NonNullable<Taro.request.Option['method']>

/** Lets axios send through `Taro.request`, the only way out of a mini-program; on h5 it becomes a fetch. */
export const taroAdapter: AxiosAdapter = (config) =>
  new Promise((resolve, reject) => {
    void Taro.request({
      url: axios.getUri(config),
      method: (config.method ?? 'get').toUpperCase() as Method,
      data: config.data,
      header: headersOf(config),
      timeout: config.timeout ?? 0,
      // axios reads JSON itself, so that what is no JSON reaches the client as it came.
      dataType: 'text',
      responseType: config.responseType === 'arraybuffer' ? 'arraybuffer' : 'text',
      success: ({ data, statusCode, header }) =>
        resolve({
          data: data as unknown,
          status: statusCode,
          statusText: '',
          headers: AxiosHeaders.from(header as Record<string, string> | undefined),
          config,
        }),
      fail: ({ errMsg }) => reject(new AxiosError(errMsg, AxiosError.ERR_NETWORK, config)),
    }).catch(() => undefined)
  })

function headersOf(config: InternalAxiosRequestConfig): Record<string, string> {
  const headers = AxiosHeaders.from(config.headers)
  // A header for a body that is not there makes the server look for one.
  if (config.data === undefined || config.data === null) headers.delete('content-type')
  return Object.fromEntries(Object.entries(headers.toJSON()).map(([name, value]) => [name, String(value)]))
}
