import { actionId, type Answer, formFields, type HttpClient, multipart } from './http.ts'

/** Une requête qui voudrait occuper le processus : son nom, et comment l’envoyer. */
export type Hostile = { name: string; send: () => Promise<Answer> }

const list = <T>(n: number, one: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => one(i))
const fields = (n: number, value = 'x', prefix = 'c') => Object.fromEntries(list(n, (i) => [`${prefix}${i}`, value]))

/**
 * Ce qu’un inconnu, ou une personne connectée, peut envoyer de pire dans les bornes de la porte et au-delà : champs par milliers, JSON sans fond,
 * adresses et en-têtes sans fin. Les corps sont faits d’avance.
 * @param path une page qui porte un formulaire d’action ; @param html cette page, telle que la reçoit un inconnu.
 */
export function hostileRequests(client: HttpClient, path: string, html: string): Hostile[] {
  const hidden = Object.fromEntries(Object.entries(formFields(html)).filter(([name]) => name.startsWith('$ACTION')))
  const post = (name: string, body: Buffer | string, type: string, more: Record<string, string> = {}, to = path, method = 'POST'): Hostile => ({
    name,
    send: () => client.send(to, { method, body, headers: { ...client.ours(), 'content-type': type, ...more }, limitMs: 60_000 }),
  })
  const form = (name: string, made: Record<string, string>, more: Record<string, string> = {}): Hostile => {
    const { body, type } = multipart(made)
    return post(name, body, type, more)
  }
  const call = { 'next-action': actionId(html), accept: 'text/x-component' }
  const get = (name: string, to: string, headers: Record<string, string> = {}): Hostile => ({
    name,
    send: () => client.send(to, { headers, limitMs: 60_000 }),
  })
  const json = (name: string, body: unknown) =>
    post(name, JSON.stringify(body), 'application/json', {}, '/api/brouillons/00000000-0000-4000-8000-000000000000/champs', 'PUT')
  const base = { siren: '900000019', etape: 'x' }
  return [
    form('60 000 champs différents (3,4 Mo)', { ...hidden, ...fields(60_000) }),
    form('300 champs, 95 ko', { ...hidden, ...fields(280, 'x'.repeat(250)) }),
    form('300 champs, 900 ko', { ...hidden, ...fields(280, 'x'.repeat(3000)) }),
    form('une action, 300 champs', { 0: '[{"status":"idle"},"$K1"]', ...fields(280, 'x', '_1_c') }, call),
    form('une action, 5 000 champs', { 0: '[{"status":"idle"},"$K1"]', ...fields(5000, 'x', '_1_c') }, call),
    form('un état de 19 000 objets', { 0: JSON.stringify([list(19_000, () => ({})), '$K1']), _1_a: 'x' }, call),
    form('un état de 19 000 clés', { 0: JSON.stringify([fields(19_000), '$K1']), _1_a: 'x' }, call),
    post('une action en JSON profond', '['.repeat(19_000), 'text/plain', call),
    post('une action en JSON de 400 000 niveaux', '['.repeat(400_000), 'text/plain', call),
    post('une action de 19 000 références', JSON.stringify(list(9000, () => '$K1')), 'text/plain', call),
    post('un formulaire de 300 000 « & »', 'a=&'.repeat(300_000), 'application/x-www-form-urlencoded'),
    post('la connexion directe, 5 000 champs', 'a=&'.repeat(5000), 'application/x-www-form-urlencoded', {}, '/api/auth/callback/credentials'),
    post('la connexion directe en JSON', JSON.stringify(fields(1200)), 'application/json', {}, '/api/auth/callback/credentials'),
    json('un enregistrement de 90 000 vues', { ...base, entrees: [], vues: fields(90_000) }),
    json('un enregistrement de 19 000 vues', { ...base, entrees: [], vues: fields(19_000) }),
    json('un enregistrement de 19 000 champs', { ...base, entrees: list(19_000, () => ['a', 'b']), vues: {} }),
    json('un enregistrement de 19 000 clés inconnues', fields(19_000)),
    get('6 000 fois le même paramètre', `${path}?${'a&'.repeat(6000)}`),
    get('100 paramètres', `${path}?${'a&'.repeat(99)}`),
    get('3 000 paramètres différents', `${path}?${list(3000, (i) => i.toString(36)).join('&')}`),
    get('un retour de 4 000 signes', `${path}?retour=${'%2F'.repeat(2000)}`),
    get('une adresse de 1 000 dossiers', `/${'a/'.repeat(1000)}x`),
    get('une adresse de 12 000 lettres', `/e/${'a'.repeat(12_000)}`),
    get('un agent de 14 000 lettres', path, { 'user-agent': 'a'.repeat(14_000) }),
    get('3 000 cookies', path, { cookie: 'a=b;'.repeat(3000) }),
    get('un faux cookie de session', path, {
      cookie: `__Host-session=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2Q0JDLUhTNTEyIn0..${'a'.repeat(22)}.${'b'.repeat(9000)}.${'c'.repeat(43)}`,
    }),
    get('7 000 langues', path, { 'accept-language': 'a,'.repeat(7000) }),
    get('un arbre de navigation profond', `${path}?_rsc=1`, {
      rsc: '1',
      'next-router-state-tree': encodeURIComponent(`${'["",{"children":'.repeat(200)}["x",{}]${'}]'.repeat(200)}`),
    }),
  ]
}
