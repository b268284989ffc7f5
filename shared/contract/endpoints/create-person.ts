import { newPerson } from '../../people/person'
import { defineEndpoint } from '../endpoint'
import { revised } from '../values'

export const createPerson = defineEndpoint({
  name: 'createPerson',
  method: 'post',
  path: '/people',
  summary: '编入一名党员',
  who: 'people.keep',
  body: () => newPerson,
  output: () => revised,
  errors: ['conflict', 'future-date', 'out-of-range', 'busy'],
})
