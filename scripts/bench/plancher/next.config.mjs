// Le plancher du banc : ce que coûte le même Next, sans rien de nous. Figé : l’alourdir flatterait le portail.
export default { poweredByHeader: false, serverExternalPackages: ['pg'] }
