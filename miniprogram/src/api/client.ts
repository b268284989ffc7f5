import axios from 'axios'
import { type ClientSession, createClient } from '../../../shared/contract/client'
import { contract } from '../../../shared/contract/contract'
import { taroAdapter } from './taro-adapter'
import { tokenKeeper } from './token-keeper'

const TIMEOUT_MS = 15_000

export const http = axios.create({ adapter: taroAdapter, baseURL: API_URL, timeout: TIMEOUT_MS })

export const session: ClientSession = {
  tokens: tokenKeeper,
  refresh: (refreshToken) => api.refreshSession({ body: { refreshToken } }),
}

/** Every endpoint of the contract as a typed method. Methods @throw ApiError and nothing else. */
export const api = createClient(contract, http, session)
