import { seeOther } from '@/doors/answers'
import { post } from '@/doors/json'
import { routes } from '@/lib/ground/routes'
import { sendSearch } from '@/lib/recherche/send-search'
import * as door from './door'

export const POST = post(door.POST, async (actor, recherche) =>
  seeOther(actor && recherche ? await sendSearch(actor, recherche) : routes.connexion(routes.recherche())),
)
