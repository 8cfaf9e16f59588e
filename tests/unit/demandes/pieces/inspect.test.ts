import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inspect } from '@/lib/demandes/pieces/inspect'
import { jpeg, objectStream, pdf, png, stream } from './samples'

const refus = async (octets: Buffer, nom = 'document.pdf') => {
  const juge = await inspect(octets, nom)
  return juge.ok ? 'admis' : juge.refus
}
const zip = (avant: Buffer) => {
  const fin = Buffer.alloc(22)
  fin.write('PK\x05\x06', 'latin1')
  return Buffer.concat([avant, fin])
}

describe('ce qui est admis', () => {
  it('un PDF ordinaire', async () =>
    expect(await inspect(pdf(), 'RIB Durand.pdf')).toEqual({ ok: true, type: 'application/pdf', nom: 'RIB Durand.pdf' }))
  it('un PDF à flux d’objets', async () => expect(await refus(pdf({ extra: [objectStream('<< /Type /Annot /F 4 >>')] }))).toBe('admis'))
  it('un PDF modifié puis enregistré de nouveau (mise à jour incrémentale)', async () => {
    const un = pdf()
    const place = un.indexOf('xref\n0')
    expect(
      await refus(
        Buffer.concat([
          un,
          Buffer.from(`6 0 obj\n<< /A 1 >>\nendobj\nxref\n0 0\ntrailer\n<< /Prev ${place} >>\nstartxref\n${un.length + 27}\n%%EOF`),
        ]),
      ),
    ).toBe('admis')
  })
  it('un flux d’objets comme les écrivent les logiciels', async () => {
    for (const type of ['/Type/ObjStm', '/Extends 4 0 R /Type /ObjStm', '/DecodeParms null /Type /ObjStm', '/DecodeParms[null]/Type/ObjStm'])
      expect(await refus(pdf({ extra: [objectStream('<< /Type /Annot >>', { type, filter: '/Filter[/FlateDecode]' })] })), type).toBe('admis')
  })
  it('un plan de document et un profil de couleurs ne passent pas pour un flux d’objets', async () => {
    const icc = deflateSync(Buffer.alloc(100, 7))
    expect(
      await refus(pdf({ extra: ['<< /First 9 0 R /Last 9 0 R /N 2 /F 4 >>', stream(`/N 3 /Filter /FlateDecode /Length ${icc.length}`, icc)] })),
    ).toBe('admis')
  })
  it('une photo JPEG, une capture PNG', async () => {
    expect(await refus(await jpeg(), 'photo.JPG')).toBe('admis')
    expect(await refus(await png(), 'capture.png')).toBe('admis')
  })
  it('un nom sans extension reçoit la sienne', async () => expect(await inspect(await jpeg(), 'image')).toMatchObject({ nom: 'image.jpg' }))
})

describe('ce qui ne l’est pas', () => {
  it('un fichier de 0 octet', async () => expect(await refus(Buffer.alloc(0))).toBe('vide'))
  it('11 Mo', async () => expect(await refus(Buffer.concat([pdf(), Buffer.alloc(11_000_000)]))).toBe('trop_lourd'))
  it('un PNG nommé .pdf', async () => expect(await refus(await png())).toBe('extension'))
  it('un PDF nommé .exe, par un sens d’écriture forcé', async () => expect(await refus(pdf(), 'facture\u202efdp.exe')).toBe('extension'))
  it('une page HTML nommée .pdf', async () => expect(await refus(Buffer.from('<!doctype html><script>alert(1)</script>'))).toBe('type'))
  it('un traitement de texte, une archive, un GIF', async () => {
    for (const debut of ['PK\x03\x04', 'GIF89a', 'RIFF\0\0\0\0WEBP', 'II*\0', '<svg '])
      expect(await refus(Buffer.from(`${debut}${'x'.repeat(64)}`, 'latin1'))).toBe('type')
  })
  it('une photo HEIC', async () => expect(await refus(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'photo.heic')).toBe('heic'))
  it('un PDF qui ne commence pas à son premier octet', async () => expect(await refus(Buffer.concat([Buffer.from('\n'), pdf()]))).toBe('type'))
  it('un PDF coupé en chemin', async () => expect(await refus(pdf().subarray(0, -60))).toBe('abime'))
  it('un PDF dont la table est perdue', async () =>
    expect(
      await refus(
        Buffer.from(
          pdf()
            .toString('latin1')
            .replace(/startxref\n\d+/, 'startxref\n12345678'),
          'latin1',
        ),
      ),
    ).toBe('abime'))
  it('un JPEG, un PNG coupés', async () => {
    const [photo, capture] = [await jpeg(400, 400), await png(400, 400)]
    expect(await refus(photo.subarray(0, photo.length / 2), 'a.jpg')).toBe('abime')
    expect(await refus(capture.subarray(0, capture.length / 2), 'a.png')).toBe('abime')
  })
  it('une image de plus de 40 millions de points', async () => {
    const bombe = await (await import('sharp'))
      .default({ create: { width: 7000, height: 6000, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    expect(await refus(bombe, 'a.png')).toBe('image_trop_grande')
  })
  it('un PDF protégé', async () => expect(await refus(pdf({ extra: ['<< /Filter /Standard /V 2 >>'], trailer: '/Encrypt 6 0 R' }))).toBe('protege'))
})

describe('polyglottes', () => {
  it('PDF suivi d’une page HTML', async () => expect(await refus(Buffer.concat([pdf(), Buffer.from('<html><body>')]))).toBe('double_nature'))
  it('PDF avec une page HTML en commentaire', async () =>
    expect(await refus(Buffer.from(pdf().toString('latin1').replace('%PDF-1.7\n', '%PDF-1.7\n%<ScRiPt >alert(1)</script>\n'), 'latin1'))).toBe(
      'double_nature',
    ))
  it('PDF et archive', async () => expect(await refus(zip(pdf()))).toBe('double_nature'))
  it('PNG suivi d’autre chose', async () => expect(await refus(Buffer.concat([await png(), Buffer.from('suite')]), 'a.png')).toBe('double_nature'))
  it('JPEG et archive, JPEG et page HTML, JPEG et PDF', async () => {
    const photo = await jpeg()
    expect(await refus(zip(photo), 'a.jpg')).toBe('double_nature')
    expect(await refus(Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]), 'a.jpg')).toBe('double_nature')
    expect(
      await refus(Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, 9]), Buffer.from('%PDF-1.'), photo.subarray(2)]), 'a.jpg'),
    ).toBe('double_nature')
  })
})

describe('PDF qui agit', () => {
  it.each([
    ['/JavaScript', { catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }],
    ['/JS seul', { catalog: '/OpenAction << /JS (app.alert(1)) >>' }],
    ['/JavaScript écrit avec des #', { catalog: '/OpenAction << /S /J#61v#61Script >>' }],
    ['/Launch', { extra: ['<< /S /Launch /F (calc.exe) >>'] }],
    ['/EmbeddedFile', { extra: [stream('/Type /EmbeddedFile', Buffer.from('MZ'))] }],
    ['/EmbeddedFiles', { catalog: '/Names << /EmbeddedFiles 9 0 R >>' }],
    ['/RichMedia', { extra: ['<< /Subtype /RichMedia >>'] }],
    ['/XFA', { catalog: '/AcroForm << /XFA 9 0 R >>' }],
    ['caché dans un flux d’objets', { extra: [objectStream('<< /S /JavaScript /JS (x) >>')] }],
    ['caché dans un flux d’objets qui ne dit pas son type', { extra: [objectStream('<< /S /JavaScript /JS (x) >>', { type: '' })] }],
    ['caché dans un flux d’objets sans filtre', { extra: [objectStream('<< /S /Launch >>', { filter: '', pack: (b) => b })] }],
    ['caché dans ce qui se fait passer pour un flux', { extra: [stream('/Length 99', Buffer.from('10 0 obj << /S /JavaScript /JS (x) >> endobj'))] }],
  ])('%s', async (_, options) => expect(await refus(pdf(options))).toBe('actif'))

  it('un flux d’objets que nous ne savons pas déplier', async () => {
    for (const filter of [
      '/Filter /LZWDecode',
      '/Filter [/ASCIIHexDecode /FlateDecode]',
      '/Filter 9 0 R',
      '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>',
    ])
      expect(await refus(pdf({ extra: [objectStream('<< /S /JavaScript >>', { filter })] })), filter).toBe('abime')
  })
  it.each(['(1 0 obj <<)', '(endobj 1 0 obj <<)', '(stream\n)', '1 %\n2 0 obj <<', '<1 0 obj<<>'])(
    'un flux d’objets dont le dictionnaire se cache derrière %j',
    async (leurre) => {
      const octets = objectStream('<< /S /JavaScript >>', { type: `/Type /ObjStm /Filter /FlateDecode /X ${leurre}`, filter: '' })
      expect(await refus(pdf({ extra: [octets] }))).toBe('abime')
    },
  )
  it('une bombe : un flux d’objets qui se déplie sans fin', async () =>
    expect(await refus(pdf({ extra: [objectStream('x', { pack: () => deflateSync(Buffer.alloc(70_000_000)) })] }))).toBe('illisible'))
})

describe('PDF qui sort de lui-même', () => {
  const lien = '<< /S /URI /URI (https://exemple.fr) >>'
  const cases: Record<string, Parameters<typeof pdf>[0]> = {
    'ouvre un autre fichier': { extra: ['<< /S /GoToR /F (autre.pdf) /D [0 /Fit] >>'] },
    'ouvre un autre fichier, écrit avec des #': { extra: ['<< /S /GoTo#52 /F (autre.pdf) >>'] },
    'ouvre un autre fichier par un fil de lecture': { extra: ['<< /S %x\n /Thread /F (autre.pdf) >>'] },
    'envoie ses réponses': { extra: ['<< /S /SubmitForm /F (https://exemple.fr) >>'] },
    'envoie ses réponses, dans un flux d’objets': { extra: [objectStream('<< /S /#53ubmitForm >>')] },
    'joue un film, un son': { extra: ['<< /Subtype /Movie >>'] },
    'montre une scène en relief': { extra: ['<< /Type /Annot /Subtype /3D >>'] },
    'cache un fichier sans dire son type': { extra: ['<< /Type /Filespec /F (a.exe) /EF << /F 4 0 R >> >>'] },
    'cache un fichier en pièce jointe': { extra: ['<< /Subtype /FileAttachment >>'] },
    'un nom qu’un lecteur croit fini': { extra: ['<< /S /JavaScript#00x >>'] },
    'une adresse à l’ouverture': { catalog: `/OpenAction ${lien}` },
    'une adresse à l’ouverture, écrite avec des #': { catalog: `/Open#41ction << /S /UR#49 /UR#49 (x) >>` },
    'une adresse à l’ouverture, par un renvoi': { catalog: '/OpenAction 6 0 R', extra: [lien] },
    'une adresse à l’ouverture, par un renvoi commenté': { catalog: '/OpenAction %x\n6 0 R', extra: [lien] },
    'une adresse à l’ouverture, dans un flux d’objets': { catalog: '/OpenAction 10 0 R', extra: [objectStream(lien)] },
    'une adresse après une autre action': { catalog: '/OpenAction 6 0 R', extra: ['<< /S /GoTo /D [3 0 R /Fit] /Next [7 0 R] >>', lien] },
    'une adresse quand la page s’ouvre': { extra: [`<< /Type /Page /AA << /O ${lien} >> >>`] },
    'une adresse sur un événement, par deux renvois': { extra: ['<< /AA 7 0 R >>', '<< /C 8 0 R /O null >>', lien] },
    'une adresse dans une version d’avant de l’objet': { catalog: '/OpenAction 6 0 R', extra: [`${lien} endobj 6 0 obj [3 0 R /Fit]`] },
    'une adresse dans ce qui se fait passer pour un flux': {
      extra: [stream('/Length 9', Buffer.from(`10 0 obj << /AA << /O ${lien} >> >> endobj`))],
    },
  }
  it.each(Object.entries(cases))('%s', async (_, options) => expect(await refus(pdf(options))).toBe('actif'))
  it('protégé, même quand un commentaire cache ce qui suit', async () =>
    expect(await refus(pdf({ extra: ['<< /V 2 >>'], trailer: '/Encrypt %x\n 6 0 R' }))).toBe('protege'))
})

describe('PDF ordinaire qui parle des mêmes choses', () => {
  const lien = '<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://exemple.fr) /Next 8 0 R >> >>'
  const cases: Record<string, Parameters<typeof pdf>[0]> = {
    'un lien à cliquer': { extra: [lien] },
    'une page où s’ouvrir, et un lien à cliquer': { catalog: '/OpenAction [3 0 R /Fit]', extra: [lien] },
    'une page où s’ouvrir, par une action, et un lien à cliquer': {
      catalog: '/OpenAction 6 0 R',
      extra: ['<< /S /GoTo /D [7 0 R /Fit] >>', `<< /Type /Page /Annots [${lien} 8 0 R] >>`, lien],
    },
    'une adresse de base, et de quoi s’ouvrir': { catalog: '/URI << /Base (https://exemple.fr) >> /OpenAction << /S /GoTo /D [3 0 R /Fit] >>' },
    'une page qui dit où aller quand elle s’ouvre': { extra: [lien, '<< /AA << /O << /S /GoTo /D [3 0 R /Fit] >> >> >>'] },
    'un formulaire qui s’efface, des calques, une transition': {
      extra: [lien, '<< /A << /S /ResetForm >> >>', '<< /S /SetOCGState >>', '<< /S /Hide /T (x) >>', '<< /Trans << /S /Fade >> >>'],
    },
    'imprimer à l’ouverture': { catalog: '/OpenAction << /S /Named /N /Print >>', extra: [lien] },
    'un fil de lecture dans la page': { extra: ['<< /Type /Thread /F 9 0 R >>', '<< /Threads [6 0 R] >>'] },
    'des noms qui ressemblent': { extra: ['<< /Launcher 1 /JSX 2 /JavaScripts 3 /GoToRight 4 /Sounds 5 /EFG << >> >>'] },
    'un programme nommé dans le texte d’un flux': { extra: [stream('/Length 9', Buffer.from('BT (voir /JS (x) et /AA << >>) Tj ET')), lien] },
  }
  it.each(Object.entries(cases))('%s', async (_, options) => expect(await refus(pdf(options))).toBe('admis'))
})
