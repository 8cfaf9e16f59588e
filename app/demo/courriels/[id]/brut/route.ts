import { hand } from '@/doors/file'
import { expected } from '@/lib/ground/errors'
import { CourrielParams, getDemoCourriel, toEml } from '@/lib/mail/demo-box'

/** Ouverte à tous, en démonstration seulement. */
export async function GET(_request: Request, { params }: { params: Promise<unknown> }): Promise<Response> {
  try {
    const { id } = CourrielParams.catch({ id: '' }).parse(await params)
    if (id === '') return Response.json({ message: 'Introuvable.' }, { status: 404 })
    return hand({ nom: 'courriel.eml', type: 'message/rfc822', octets: new TextEncoder().encode(toEml(await getDemoCourriel(id))) })
  } catch (erreur) {
    if (expected(erreur)) return Response.json({ message: 'Introuvable.' }, { status: 404 })
    throw erreur
  }
}
