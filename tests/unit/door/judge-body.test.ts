import { describe, expect, it } from 'vitest'
import { FIELDS, judgeBody } from '@/scripts/door/judge-body.ts'
import { multipart } from '@/tests/support/http.ts'

const many = (n: number, name: (i: number) => string = (i) => `c${i}`): string =>
  Array.from({ length: n }, (_, i) => `--x\r\ncontent-disposition: form-data; name="${name(i)}"\r\n\r\nv\r\n`).join('')
const judge = (body: string, type = 'multipart/form-data; boundary=x') => judgeBody(type, Buffer.from(body))

describe('ce qu’un corps entier a d’inacceptable', () => {
  it('un formulaire ordinaire entre, avec ses fichiers, ses champs vides et ses fins de ligne', () => {
    const { body, type } = multipart({ siren: '900000019', vide: '', texte: 'a\r\n--b\r\n\r\n--', clé: 'é' }, Buffer.from('%PDF-1.7'))
    expect(judgeBody(type, body)).toBeNull()
    expect(judgeBody(type.replace('boundary=----essai7f3a91c04b', 'boundary="----essai7f3a91c04b"'), body)).toBeNull()
    expect(judge('--x--\r\n')).toBeNull()
    expect(
      judge(`--x\r\nContent-Disposition: form-data; name="1_piece"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--`),
    ).toBeNull()
    expect(judge(`--x\r\ncontent-disposition: form-data; name="a"; filename="${'é'.repeat(255)}\\.pdf"\r\n\r\nv\r\n--x--`)).toBeNull()
  })

  it('trois cents noms, cinq mille valeurs : pas au-delà', () => {
    expect(judge(`${many(FIELDS.names)}--x--`)).toBeNull()
    expect(judge(`${many(FIELDS.names + 21)}--x--`)).toBe('trop_de_champs')
    expect(judge(`${many(FIELDS.values, () => 'phrase')}--x--`)).toBeNull()
    expect(judge(`${many(FIELDS.values + 21, () => 'phrase')}--x--`)).toBe('trop_de_champs')
    const pairs = (n: number) => judge('a=1&'.repeat(n), 'application/x-www-form-urlencoded')
    expect([pairs(FIELDS.values), pairs(FIELDS.values + 1)]).toEqual([null, 'trop_de_champs'])
  })

  it('un formulaire sans bord, coupé ou mal commencé est abîmé', () => {
    for (const body of [
      '',
      '--x',
      '--x\r\n',
      '--x\r\ncontent-disp',
      many(2),
      `${many(2)}--x`,
      `préambule\r\n${many(1)}--x--`,
      '--x\r\n--x\r\n\r\nv\r\n--x--',
      '--x\r\ncontent-type: text/plain\r\n\r\nv\r\n--x--',
      '--x\r\ncontent-disposition: attachment; name="a"\r\n\r\nv\r\n--x--',
      '--x\r\ncontent-disposition: form-data; filename="a"\r\n\r\nv\r\n--x--',
      '--x\r\n\r\nv\r\n--x--',
      '--x\r\ncontent-disposition: form-data; name="a\r\n\r\nv\r\n--x--',
      '--x\r\ncontent-disposition: form-data; name=a\r\n\r\nv\r\n--x--',
      `--x\r\ncontent-disposition: form-data; name="a"; filename*=UTF-8''%zz\r\n\r\nv\r\n--x--`,
    ])
      expect(judge(body), body.slice(0, 40)).toBe('abime')
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', `multipart/form-data; boundary=${'x'.repeat(200)}`])
      expect(judge(`${many(1)}--x--`, type), type.slice(0, 40)).toBe('abime')
  })

  it('un type qui dit deux bords, dont un caché dans une chaîne, est abîmé : celui que nous comptons serait un autre que celui que Next lit', () => {
    const body = `--a\r\ncontent-disposition: form-data; name="x"\r\n\r\n\r\n--a--\r\n${many(15_000)}--x--`
    for (const type of ['multipart/form-data; y="; boundary=a"; boundary=x', 'multipart/form-data; boundary=a; boundary=x'])
      expect(judge(body, type), type).toBe('abime')
  })

  it('du JSON sans fond, ou fait de cent mille objets, n’est pas interprété', () => {
    expect(judge('['.repeat(20_001), 'application/json')).toBe('trop_de_champs')
    expect(judge(JSON.stringify(Array.from({ length: 100_000 }, () => ({}))), 'text/plain')).toBe('trop_de_champs')
    expect(judge(JSON.stringify(Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`c${i}`, 1]))), 'application/json')).toBe(
      'trop_de_champs',
    )
    expect(judge(JSON.stringify({ corps: 'x'.repeat(900_000) }), 'application/json')).toBeNull()
    expect(judge(`--x\r\ncontent-disposition: form-data; name="0"\r\n\r\n${'{"a":'.repeat(30_000)}\r\n--x--`)).toBe('trop_de_champs')
  })
})
