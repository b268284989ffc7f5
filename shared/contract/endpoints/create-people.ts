import * as z from 'zod'
import { MOST_PEOPLE, newPerson } from '../../people/person'
import { defineEndpoint } from '../endpoint'
import { revised } from '../values'

export const createPeople = defineEndpoint({
  name: 'createPeople',
  method: 'post',
  path: '/people/batch',
  summary: '成批编入党员：全部编入，或有一人不合要求则一个也不编入',
  who: 'people.keep',
  body: () => z.strictObject({ people: z.array(newPerson).min(1).max(MOST_PEOPLE).meta({ title: '党员' }) }),
  output: () => z.strictObject({ people: z.array(revised).meta({ title: '编入的党员，次序不变' }) }),
  errors: ['conflict', 'future-date', 'out-of-range', 'too-many', 'busy'],
})
