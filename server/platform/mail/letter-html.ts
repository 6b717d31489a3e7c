const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The HTML part: the same words as the text part, so that neither says what the other leaves out. */
export function letterHtml({ subject, body }: { subject: string; body: string }, language: string): string {
  const paragraphs = body
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`);
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font: 16px/1.5 Arial, sans-serif; color: #1b1f24; max-width: 640px; overflow-wrap: anywhere">
${paragraphs.join('\n')}
</body>
</html>
`;
}
