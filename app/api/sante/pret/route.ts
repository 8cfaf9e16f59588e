import { isReady } from '@/lib/sante/is-ready'
import { readSante } from '@/lib/sante/read-sante'

/**
 * Le portail peut recevoir : 200, sinon 503. Ouvert à tous : rien de personne. Les travaux, les courriels et le disque se surveillent, mais ne ferment rien :
 * un portail dont les courriels attendent sert encore ses pages.
 */
export async function GET(): Promise<Response> {
  const pret = await isReady()
  return Response.json(
    { etat: pret ? 'prêt' : 'indisponible', ...(pret ? await readSante() : {}) },
    { status: pret ? 200 : 503, headers: { 'cache-control': 'no-store', ...(pret ? {} : { 'retry-after': '5' }) } },
  )
}
