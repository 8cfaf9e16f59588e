import { isReady } from '@/lib/sante/is-ready'

/** Le portail peut recevoir : 200, sinon 503. Ouvert à tous, ne dit rien d’autre. */
export async function GET(): Promise<Response> {
  const pret = await isReady()
  return Response.json(
    { etat: pret ? 'prêt' : 'indisponible' },
    { status: pret ? 200 : 503, headers: { 'cache-control': 'no-store', ...(pret ? {} : { 'retry-after': '5' }) } },
  )
}
