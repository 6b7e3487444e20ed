/*
 * How instructions to a model look when somebody dictates them in a call. Each pattern needs two
 * things that callers rarely say together: a verb that orders, and what only a machine that writes
 * summaries could be told to change. Texts are folded first: lower case, no accents.
 */

const ORDERS_EN =
  '(?:set|change|make|write|put|use|replace|add|include|insert|append|state|say|list|report|note|mention|record|mark|omit|leave out|remove|delete|label|classify|rate|score|call|name|title|rename|describe|start|begin|end|finish|fill|output|return|print|produce|generate|summari[sz]e|conclude|pretend|claim|write down|emit|respond|reply|answer|translate|append|give|prefix|tag)';
const PRODUCT_EN =
  '(?:titles?|headlines?|summar(?:y|ies)|topics?|key ?points?|action items?|sentiments?|outcome|transcripts?|transcription|evidence|json|schema|custom fields?|output|your (?:answer|response|reply|report|notes|task)|notices?|system prompt|prompt)';
const FOLLOWING =
  '(?:instructions?|prompts?|rules?|guidelines?|directives?|directions|commands?|constraints?|guardrails|training|programming|orders you|what you were told|system message|safety)';
const MACHINE =
  '(?:ai|a\\.?i\\.?|artificial intelligence|assistant model|ai assistant|language model|chat ?gpt|gpt|llm|chat ?bot|summari[sz]er|summari[sz]ing (?:model|system|tool)|summari[sz]ation (?:model|system|tool|engine)|copilot|claude|gemini|the model|dear model|note ?taker|transcription (?:software|system|tool|service))';

const of = (...parts: readonly string[]) => new RegExp(parts.join(''), 'u');
const near = (words: number) => `(?:[^.!?]*?\\b){0,1}(?:\\S+\\s+){0,${words}}?`;

const ENGLISH: readonly RegExp[] = [
  of(
    "\\b(?:ignore|disregard|forget|override|overrule|bypass|discard|drop|neglect|skip|cancel|do not follow|don't follow|stop following|never mind)\\b[^.!?]{0,60}?\\b",
    FOLLOWING,
    '\\b',
  ),
  of(
    '\\b(?:ignore|disregard|forget) (?:everything|all|anything|whatever)(?: that| you)?[^.!?]{0,30}\\b(?:above|before|previous(?:ly)?|prior|earlier|so far|told|said until now)\\b',
  ),
  of(
    '\\b(?:new|updated|real|actual|following|secret|additional|further|hidden|my|these|special) (?:system )?instructions?\\b[^.!?]{0,30}(?:$|[:,]|\\b(?:are|is|for|to|follow|apply|you|as follows)\\b)',
  ),
  of(
    '(?:^|[.!?,;:] ?|\\b(?:please|now|then|and|also|must|should|to|you|will|shall|can|just|instead|always|only)\\b ?)',
    ORDERS_EN,
    '\\b',
    near(6),
    PRODUCT_EN,
    '\\b(?! (?:was|were) sent| (?:on|of|in|from|for) (?:my|our|the (?:account|contract|book|film|deed|invoice)))',
  ),
  of(
    '\\b',
    MACHINE,
    '\\b[^.!?]{0,40}?\\b(?:must|should|shall|please|has to|have to|you|ignore|output|write|say|respond|note|listen|attention|reading|listening|is to|will|need)\\b',
  ),
  of(
    "\\b(?:hey|hello|dear|attention|note to|message (?:to|for)|instruction (?:to|for)|instructions (?:to|for)|listen|if you are|if you're|whoever is|addressed to)\\b[^.!?]{0,20}\\b(?:an? )?",
    MACHINE,
    '\\b',
  ),
  of(
    "\\b(?:you are|you're|act as|acting as|behave as|pretend (?:to be|you are|that you)|roleplay as|from now on,? you|you will now|you must now)\\b[^.!?]{0,30}\\b(?:an? (?:unrestricted|different|new|evil|helpful|pirate|ai|assistant|model|bot|poet|machine|system|hacker|writer|parrot|joker|translator|storyteller)|dan|developer mode|jailbroken|no longer (?:a|bound))\\b",
  ),
  of(
    '\\b(?:system|initial|hidden|developer|original|secret|internal) (?:prompt|message|instructions?)\\b',
  ),
  of(
    '\\b(?:reveal|print|output|repeat|show|recite|leak|display|tell me|disclose|quote|copy|spell out)\\b[^.!?]{0,40}\\b(?:prompt|(?:your|previous|above|initial|system|hidden|first|original) (?:\\w+ )?instructions|instructions (?:you|above|before|given)|rules you|everything above|text above|words above|verbatim|configuration|system message|canary)\\b',
  ),
  of(
    '\\b(?:respond|reply|return|output) (?:only|just|exactly|solely|nothing but)\\b|\\b(?:respond|reply|answer|return|begin|start|end)(?: your (?:answer|reply|response))?(?: only| just)? with (?:exactly|only|nothing|the (?:word|sentence|phrase|text|following))\\b',
  ),
  of(
    '\\b(?:output|print|write|emit|say) (?:the following|exactly|only|nothing (?:else|but)|verbatim|this (?:exact|text|sentence|line))\\b',
  ),
  of(
    '(?:^|[.!?,;:] ?|\\b(?:please|and|now|then|must be|should be|to be|also) )(?:mark|marked|classify|classified|label|labelled|labeled|flag|flagged|rate|rated|score|scored|close|set|treat|record|log|report|register|summari[sz]e|summari[sz]ed)\\b (?:this |the |that |it |my |our |everything |all )?(?:whole |entire )?(?:call|conversation|recording|issue|case|ticket|matter|complaint|interaction|claim|request|it|this)? ?(?:as|to|with)(?: being| a| an)? (?:[\\w-]+ )?(?:resolved|closed|positive|negative|satisfied|approved|complete|completed|successful|success|solved|done|happy|excellent|five stars|10|ten|gold|vip|spam|confidential)\\b',
  ),
  of(
    "\\b(?:do not|don't|never|must not|should not) (?:summari[sz]e|mention|report|include|transcribe|write down|note|tell anyone|cite|quote|record)\\b[^.!?]{0,40}\\b(?:this|call|anything|that|complaint|refund|summary|next|above|rest|transcript|me|part|conversation|customer|agent)\\b",
  ),
  of(
    '\\b(?:end of|close the|this ends the|here ends the|stop the|begin(?:ning)? of (?:the )?(?:new|system)) (?:the )?(?:transcript|conversation log|system|prompt|input|data|document|call log)\\b',
  ),
  of(
    '\\b(?:your|the) (?:real |new |only |actual |true |first )?(?:task|job|goal|objective|mission|purpose) (?:is|changes|has changed)\\b[^.!?]{0,40}\\b(?:to|now|write|output|instead|is to)\\b',
  ),
  of(
    '\\b(?:the |this )?(?:summary|title|headline|outcome|topics?|key points?|action items?|json|transcript)\\b[^.!?]{0,25}\\b(?:must|should|shall|has to|have to|needs? to|ought to|is to|are to|will)\\b [^.!?]{0,12}\\b(?:be|say|read|state|contain|include|mention|end|start|begin|have|show|list|become|only|not)\\b',
  ),
  of(
    '\\b(?:jailbreak|prompt injection|developer mode|dan mode|god mode|sudo|root access|admin override|override code)\\b',
  ),
];

const FURTHER: readonly RegExp[] = [
  of(
    '\\b(?:write|put|note|record|report|register|state|enter|log) (?:that|this|it)(?: down)? as (?:the |your )?(?:result|outcome|summary|title|reason|conclusion|headline)\\b',
  ),
  of(
    '\\b(?:whoever|anyone who|anybody who|whatever|if you(?: are)?|you who) (?:is |are )?(?:reads?|reading|listens?|listening|hears?|process(?:es|ing)?|transcrib(?:es?|ing)|summari[sz](?:es?|ing))\\b[^.!?]{0,40}\\b(?:recording|transcript|machine|software|later)\\b',
  ),
  of(
    "\\byour (?:guidelines|rules|instructions|restrictions|limits|programming|guardrails|filters?)\\b(?: \\w+)? (?:do not|don't|no longer|are|is|have been) (?:apply|count|matter|bind|hold|void|suspended|off|invalid|disabled|lifted|removed|replaced|cancelled|changed)\\b",
  ),
  of('\\bwhat you (?:report|write|output|summari[sz]e|note|will write|are writing)\\b'),
  of(
    '\\b(?:treat|consider|interpret|understand|take|read|see|handle)\\b[^.!?]{0,40}\\bas (?:an? |your |my )?(?:new )?(?:command|instruction|order|prompt|system message|task)s?\\b',
  ),
  of(
    '(?:^|[.!?] ?)(?:override|overrule|sudo|new (?:task|objective|goal|rules?|prompt|job))\\b ?:?',
  ),
  of(
    '\\b(?:summary|title|headline|outcome|sentiment|topic)\\b ?(?:equals|=|:|now reads|becomes|shall be|reads as)',
  ),
  of(
    '\\b(?:stop|quit|cease) (?:being|acting as|working as)\\b|\\bno longer (?:an?|the|my|bound)\\b[^.!?]{0,20}\\b(?:assistant|model|summari[sz]er|note ?taker|ai)\\b',
  ),
  of(
    '\\b(?:leave|keep|drop|cut|strike)\\b[^.!?]{0,40}\\b(?:out of|from) (?:your|the) (?:notes?|summary|report|transcript|write-?up|minutes)\\b',
  ),
  of(
    '\\bas (?:the|your|an?) (?:developer|administrator|admin|owner|creator|operator|programmer|author|engineer)\\b[^.!?]{0,50}\\b(?:order|command|authori[sz]e|instruct|tell|ask|require)\\b',
  ),
  of(
    '\\b(?:say|write|state|mention|put|note|claim|report|print|read)\\b[^.!?]{0,12}\\bin (?:the|your) (?:report|summary|write-?up|minutes|title|headline|outcome)\\b',
  ),
  of(
    '\\b(?:titulo|titolo|titre|titel|title|headline|resumen|riassunto|resume|zusammenfassung|summary|samenvatting|resumo)\\b (?:de|di|des|du|dieses|for|of|a|do|da|van)\\b[^.!?]{0,20}(?:llamada|chiamata|appel|gesprach\\w*|anrufs?|calls?|conversation\\w*|conversazione|conversacion|chamada|gesprek)',
  ),
  of(
    '\\b(?:mark|classify|label|tag|categori[sz]e|treat|register|rate|translate|rewrite|sign|title|name) (?:this|the|my|that) (?:call|conversation|recording|transcript|interaction|dialogue)\\b(?! back)',
  ),
];

const OTHERS: readonly RegExp[] = [
  // German
  of(
    '\\b(?:ignorier\\w*|missacht\\w*|vergiss|vergessen sie|verwirf|ubergeh\\w*|beachte? nicht|befolge? nicht)\\b[^.!?]{0,60}\\b(?:anweisung\\w*|vorgabe\\w*|regeln?|instruktion\\w*|befehl\\w*|prompts?|alles (?:davor|bisherige|vorherige))\\b',
  ),
  of(
    '\\b(?:setze?n?|schreibe?n?|schreib|andere|nenne?|gib|geben sie|fuge?|trage?|mach\\w*|verwende?n?|benenne?|markiere?n?|vermerke?n?|stelle?)\\b[^.!?]{0,50}\\b(?:titel|uberschrift|zusammenfassung|thema|themen|kernpunkte?|ergebnis der zusammenfassung|stimmung|systemprompt|system-prompt|ki-ausgabe|ausgabe|transkript|json)\\b',
  ),
  of('\\b(?:titel|zusammenfassung|ausgabe)\\b[^.!?]{0,30}\\b(?:soll|muss|lautet|mussen|sollen)\\b'),
  of(
    '\\b(?:ki|sprachmodell|assistent|kunstliche intelligenz|chatbot)\\b[^.!?]{0,30}\\b(?:muss|soll|sollst|musst|bitte|du|schreibe?|antworte?|hor)\\b',
  ),
  of(
    '\\bantworte?n?(?: sie)? (?:nur|ausschliesslich|ausschließlich|genau)\\b|\\bdu bist (?:jetzt|ab jetzt|nun)\\b|\\bab sofort (?:bist|gilt)\\b',
  ),
  of(
    '\\bmarkiere?n?(?: sie)? (?:das|den|die|diesen|dieses) (?:gesprach|anruf|fall|anliegen|vorgang) als\\b',
  ),
  // French
  of(
    '\\b(?:ignore[zr]?|oublie[zr]?|neglige[zr]?|ne (?:tiens|tenez) pas compte|fais abstraction)\\b[^.!?]{0,60}\\b(?:instructions?|consignes?|regles?|directives?|prompts?|ce qui precede|ordres)\\b',
  ),
  of(
    '\\b(?:mets|mettez|mettre|ecris|ecrivez|change[zr]?|remplace[zr]?|donne[zr]?|definis|definissez|ajoute[zr]?|affiche[zr]?|revele[zr]?|indique[zr]?|inscris|marque[zr]?|utilise[zr]?)\\b[^.!?]{0,50}\\b(?:titre|resume|sujets?|points? cles?|prompt|message systeme|invite systeme|transcription|resultat du resume|json)\\b',
  ),
  of(
    '\\b(?:titre|resume)\\b[^.!?]{0,25}\\b(?:doit|devra|doivent)\\b|\\breponde?[zs]? (?:uniquement|seulement|exactement)\\b|\\btu es (?:maintenant|desormais)\\b|\\bvous etes (?:maintenant|desormais) (?:un|une)\\b',
  ),
  of(
    '\\b(?:ia|intelligence artificielle|modele de langage)\\b[^.!?]{0,30}\\b(?:doit|dois|devez|ecris|ecrivez|ignore|vous|tu)\\b',
  ),
  of(
    '\\bmarque[zr]? (?:cet|cette|le|la|ce) (?:appel|conversation|dossier|affaire|demande) comme\\b',
  ),
  // Spanish
  of(
    '\\b(?:ignora\\w*|ignore|olvida\\w*|olvide|descarta\\w*|haz caso omiso|haga caso omiso|no sigas)\\b[^.!?]{0,60}\\b(?:instrucciones|reglas|indicaciones|directrices|ordenes|prompts?|lo anterior)\\b',
  ),
  of(
    '\\b(?:pon|ponga|ponle|escribe|escriba|establece|establezca|cambia|cambie|anade|agrega|muestra|muestre|revela|revele|imprime|marca|marque|usa|use)\\b[^.!?]{0,50}\\b(?:titulo|resumen|temas?|puntos clave|prompt|mensaje del sistema|instrucciones del sistema|transcripcion|salida|json)\\b',
  ),
  of(
    '\\b(?:titulo|resumen)\\b[^.!?]{0,25}\\b(?:debe|tiene que|deben)\\b|\\bresponde (?:solo|unicamente|exactamente)\\b|\\b(?:ahora eres|a partir de ahora eres)\\b',
  ),
  of(
    '\\b(?:ia|inteligencia artificial|modelo de lenguaje)\\b[^.!?]{0,30}\\b(?:debe|debes|escribe|ignora|tiene)\\b',
  ),
  of(
    '\\bmar(?:ca|que) (?:esta|este|la|el) (?:llamada|caso|conversacion|incidencia|reclamacion) como\\b',
  ),
  // Italian, Portuguese, Dutch
  of(
    '\\b(?:ignora|ignorate|ignori|dimentica|trascura|ignore|esqueca|esquece|desconsidere|negeer|vergeet|sla\\b.*\\bover)\\b[^.!?]{0,60}\\b(?:istruzioni|regole|instrucoes|regras|instructies|regels|opdrachten|aanwijzingen)\\b',
  ),
  of(
    '\\b(?:imposta|scrivi|metti|cambia|mostra|defina|escreva|coloque|mude|mostre|zet|schrijf|verander|toon|maak)\\b[^.!?]{0,50}\\b(?:titolo|riassunto|sommario|prompt|titulo|resumo|titel|samenvatting|systeemprompt)\\b',
  ),
  // Polish, Russian, Chinese, Japanese
  of(
    '(?:zignoruj|pomin|zapomnij)[^.!?]{0,40}(?:instrukcj|polecen|zasad)|(?:игнориру|забудь|проигнорируй)[^.!?]{0,40}(?:инструкц|правил|указани)|(?:忽略|无视|忘记)[^。！？]{0,20}(?:指令|指示|提示|规则|说明)|(?:無視|忘れ)[^。]{0,20}|(?:指示|命令|ルール)[^。]{0,12}(?:無視|忘れ)',
  ),
  of(
    '(?:напиши|поставь|измени|установи)[^.!?]{0,40}(?:заголовок|резюме|название)|(?:将|把|设置|写)[^。]{0,12}(?:标题|摘要)|(?:タイトル|要約)[^。]{0,12}(?:し|変更|書)',
  ),
];

/** Marks that no recognizer writes for spoken words: roles, templates, documents. */
const MARKS: readonly RegExp[] = [
  /<\s*\/?\s*(?:transcript|system|assistant|user|instructions?|summar\w*|im_start|im_end|script|img|a\s|iframe|data|prompt)\b/u,
  /<\|[^|]{0,30}\|>|\[\/?inst\]|<<\/?sys>>|\{\{[^}]*\}\}|```|~~~/u,
  /(?:^|[\n.!?"'] ?)(?:system|assistant|developer|user|human|ai|instruction|note to (?:ai|model|assistant))\s*(?::|>)/u,
  /(?:^|\s)#{1,6}\s*(?:system|instruction|new|task|override|admin)/u,
  /["']?(?:title|summary|outcome|keypoints|key_points|actionitems|topics|evidence|role|content|schemaversion|verified)["']?\s*:\s*["'[{]/u,
  /\]\(\s*(?:https?|javascript|data|mailto)?:?\/?\/?|!\[[^\]]*\]|javascript:|data:text/u,
  /\b(?:begin|end|start) (?:system|admin|override|instruction)s?\b|-{3,}\s*(?:system|end|begin|new)|={3,}/u,
];

export const INSTRUCTION_PATTERNS: readonly RegExp[] = [
  ...ENGLISH,
  ...FURTHER,
  ...OTHERS,
  ...MARKS,
];
