"""Plain words for wanting to die, in languages that staff of a British hospital speak at home.

Floor 2 (coach). Explicit statements only; text has no accents by now, scripts without spaces are
found inside a word. The fixed reply is in English; a clinician who speaks the language should
check each line before it is relied on.
"""

from __future__ import annotations

from coach.triage.model import Route
from coach.triage.patterns import Rule, RuleSet

OTHER_LANGUAGES = RuleSet(
    name="self_harm.language",
    route=Route.SELF_HARM,
    rules=(
        Rule(
            "es",
            r"(?:me )?(?:quiero|quisiera|deseo|queria|voy a|pienso en|ganas de|quiera|prefiero"
            r"|preferiria|necesito) (?:\w+ )?(?:morir(?:me)?|matarme|suicidarme|acabar con "
            r"(?:mi vida|todo)|quitarme la vida|desaparecer para siempre|no despertar|estar "
            r"muert[oa]|dejar de (?:vivir|existir))|(?:no|ya no) (?:\w+ )?(?:quiero|puedo"
            r"|tengo ganas de|deseo) (?:\w+ )?(?:seguir )?(?:vivir|viviendo|vivo|viva|vivir "
            r"mas|despertar|existir|estar aqui)|me (?:voy a|quiero|queria) (?:matar|suicidar"
            r"|morir)|suicidar\w*|pensamientos suicidas|(?:mejor|estarian mejor) (?:muert[oa]"
            r"|sin mi)|quitarme la vida|no (?:vale|merece) la pena vivir|(?:mejor|mas facil) "
            r"(?:\w+ ){0,4}si (?:yo )?(?:no (?:existiera|estuviera|despertara)|muriera"
            r"|desapareciera)|no despertar (?:manana|mas|nunca)|harto de vivir|harta de vivir"
            r"|cansad[oa] de vivir",
        ),
        Rule(
            "pt",
            r"(?:quero|queria|vou|desejo|penso em|pensar em|pensando em|prefiro|preferia"
            r"|vontade de) (?:me )?(?:morrer|matar me|matar|suicidar|acabar com (?:a minha "
            r"vida|tudo)|desaparecer para sempre|nao acordar|estar mort[oa])|nao (?:quero"
            r"|aguento|consigo) (?:mais )?(?:viver|acordar|existir)(?: mais)?|tirar a (?:minha "
            r")?(?:propria )?vida|pensamentos suicidas|estariam melhor sem mim|me matar|matar "
            r"me|(?:melhor|mais facil) (?:\w+ ){0,4}se eu (?:nao (?:existisse|estivesse"
            r"|acordasse)|morresse|desaparecesse)|nao acordar (?:amanha|mais)",
        ),
        Rule(
            "fr",
            r"(?:je )?(?:veux|voudrais|vais|souhaite|pense a|envie de|preferer\w*|prefere) "
            r"(?:\w+ )?(?:mourir|me tuer|me suicider|en finir|disparaitre pour toujours|ne "
            r"plus (?:vivre|exister|me reveiller|etre la)|etre mort\w*)|(?:je )?(?:n ai|nai"
            r"|ai) plus envie de (?:vivre|continuer a vivre)|(?:je )?ne veux plus (?:vivre"
            r"|etre la|exister|me reveiller)|j ?(?:ai )?en(?:vie)? (?:de )?(?:mourir|finir)|me "
            r"suicider|idees suicidaires|(?:mieux|tranquilles) sans moi|mettre fin a (?:mes "
            r"jours|ma vie)|j en peux plus de vivre|envie d en finir|jveux (?:mourir|crever)"
            r"|je veux crever|m ouvrir les veines|me foutre en l air|(?:mieux|plus simple|plus "
            r"facile) (?:\w+ ){0,5}si je (?:n existais|netais|n etais|mourais"
            r"|disparaissais)\w*|ne (?:pas|plus|jamais) me reveiller|marre de (?:vivre|la vie)"
            r"|fatigue\w* de vivre|j ai plus la force de vivre",
        ),
        Rule(
            "de",
            r"(?:ich )?(?:will|mochte|moechte|wunschte|wurde|wuerde|werde) (?:\w+ "
            r"){0,4}(?:sterben|tot sein|nicht mehr leben|umbringen|tot|nicht mehr aufwachen"
            r"|das leben nehmen|nicht mehr (?:da )?sein|schluss machen mit allem|verschwinden "
            r"fur immer)|(?:bringe|bring) mich (?:\w+ )?um|mich umbringen|mir das leben nehmen"
            r"|selbstmord\w*|suizid\w*|(?:besser dran|besser) ohne mich|ich kann nicht mehr "
            r"leben|nicht mehr leben|lebensmude|(?:besser|leichter) (?:\w+ ){0,5}wenn (?:es "
            r"mich nicht|ich nicht mehr|ich tot)\w*|nicht (?:mehr )?aufwachen|habe das leben "
            r"satt|meinem leben ein ende",
        ),
        Rule(
            "it",
            r"(?:voglio|vorrei|volevo|penso di|preferirei|desidero|sto pensando di) (?:\w+ "
            r")?(?:morire|uccidermi|ammazzarmi|suicidarmi|farla finita|togliermi la vita|non "
            r"svegliarmi|essere mort[oa]|sparire per sempre)|non (?:voglio|ho) piu (?:vivere"
            r"|voglia di vivere|svegliarmi|esistere)|farla finita|togliermi la vita|pensieri "
            r"suicidi|(?:meglio|starebbero meglio) senza di me|mi ammazzo|mi uccido|(?:meglio"
            r"|piu facile) (?:\w+ ){0,5}se (?:io )?non (?:esistessi|ci fossi)|non svegliarmi "
            r"piu|stanc[oa] di vivere",
        ),
        Rule(
            "ro",
            r"(?:vreau|as vrea|imi doresc|mi as dori|doresc|ma gandesc) (?:\w+ )?(?:sa "
            r")?(?:mor|ma omor|ma sinucid|imi iau viata|nu ma mai trezesc|dispar pentru "
            r"totdeauna|fiu mort|fiu moarta|nu mai traiesc)|nu (?:mai )?(?:vreau|pot) (?:sa "
            r")?(?:mai )?(?:traiesc|trai)|ma (?:omor|sinucid)|sinucid\w*|imi iau viata|mai "
            r"bine fara mine|nu m as mai trezi|sa nu ma mai trezesc|(?:mai bine|mai usor) "
            r"(?:\w+ ){0,5}daca n as (?:mai )?(?:exista|fi)|satul\w* de viata",
        ),
        Rule(
            "pl",
            r"(?:chce|chcial\w*|wole|wolalbym|wolalabym|pragne|mam ochote|mysle o) (?:\w+ "
            r")?(?:umrzec|sie zabic|zabic sie|popelnic samobojstwo|nie zyc|byc martw\w+"
            r"|skonczyc z (?:soba|tym wszystkim)|samobojstw\w*|smierci|sie nie obudzic)|nie "
            r"(?:chce|mam (?:sily|ochoty|po co)) (?:\w+ )?(?:juz )?(?:zyc|istniec|sie budzic)"
            r"|nie chce mi sie (?:juz )?zyc|zabije sie|sie zabije|samobojstw\w*|mysli "
            r"samobojcze|lepiej beze mnie|odebrac sobie zycie|(?:ze )?soba skoncz\w*|skoncz\w* "
            r"ze soba|dosc (?:tego )?zycia|(?:wolal\w*|chcial\w*|chce) (?:\w+ ){0,3}nie "
            r"obudzic|(?:lepiej|latwiej) (?:\w+ ){0,3}(?:beze mnie|gdyby mnie nie bylo)",
        ),
        Rule(
            "nl",
            r"(?:ik )?(?:wil|wou|zou willen) (?:\w+ )?(?:dood|sterven|mezelf (?:doden|van kant "
            r"maken|ombrengen)|niet meer (?:leven|wakker worden|bestaan|verder)|er niet meer "
            r"zijn|er een eind(?:e)? aan maken|zelfmoord)|zelfmoord\w*|niet meer leven|beter "
            r"af zonder mij|een eind(?:e)? aan mijn leven",
        ),
        Rule(
            "cy",
            r"(?:dw i|dwi|rwy|rydw i|rwy n|dwi n|hoffwn|hoffwn i|eisiau|isio|moyn) (?:\w+ "
            r"){0,3}(?:marw|lladd fy hun|lladd fy hunan|diweddu fy mywyd|ddim yn fyw|farw"
            r"|gorffen y cyfan)|ddim (?:eisiau|isio|moyn) (?:byw|bod yma|deffro)|(?:beidio"
            r"|peidio) a deffro|gwell (?:\w+ ){0,4}hebdda i|lladd fy hun\w*|hunanladd\w*",
        ),
        Rule(
            "ga",
            r"(?:ba mhaith liom|teastaionn uaim|is mian liom) (?:\w+ ){0,3}(?:bas|fail bhais"
            r"|me fein a mharu)|me fein a mharu|feinmharu|(?:nil|ni) (?:\w+ ){0,3}(?:beo"
            r"|maireachtail)",
        ),
        Rule(
            "tl",
            r"(?:gusto|ayaw|ayoko|nais|sana|parang) (?:\w+ ){0,4}(?:mamatay|magpakamatay"
            r"|mabuhay|patay|mamatay na|mawala|gumising)|magpapakamatay|magpakamatay|papatayin "
            r"ko (?:ang )?sarili|wala (?:na|nang) (?:\w+ )?(?:saysay|silbi)(?: \w+){0,3}(?: "
            r"buhay)?|pagpapakamatay|kitilin|ayoko nang mabuhay|pakamatay|hindi na (?:ako|na "
            r"ako) (?:sana )?(?:magising|mabuhay)|hindi na ako magising|pagod na (?:akong|ako) "
            r"mabuhay|mas mabuti (?:pang|na) (?:mamatay|wala)|tapusin (?:ko )?(?:na )?(?:ang "
            r")?(?:buhay|lahat)",
        ),
        Rule(
            "hi-latin",
            r"(?:main |mai |mujhe |me |mein )?(?:marna|mar jana|marne|mar jaun|mar jau|marna "
            r"hi|khudkushi|khud ?kushi|suicide|suside|atmahatya|aatmahatya|jaan de dena|jaan "
            r"dena|apni jaan|khatam kar) (?:\w+ ){0,3}(?:chahta|chahti|chahata|chahati|hai"
            r"|hoon|hu|hun|dunga|dungi|lunga|lungi|loon|lu|lena|leni|karna|karne|karni|jaun"
            r"|jau|chah\w*|ka mann|ka man)|(?:jeena|jina|jeene|zinda rehna|zinda|jeenay) "
            r"(?:\w+ ){0,3}(?:nahi|nahin|nai|nhi|na) ?(?:\w+ ){0,2}(?:chahta|chahti|chah\w*"
            r"|hai|hoon|mann|man)?|(?:nahi|nahin|nhi) (?:jeena|jina|zinda)|apni jaan (?:le|de"
            r"|lena|dena|leni)|khudkushi|khud ?khushi (?:karna|karne|kar)|zindagi (?:khatam|se "
            r"thak|nahi chah\w*)|ji nahi karta jeene",
        ),
        Rule(
            "pa-bn-latin",
            r"(?:mainu|main|mai) (?:marna|mar jana|jeena ni|jina nahi)(?: \w+){0,2}|mar jana "
            r"chah\w*|(?:ami|aami) (?:\w+ )?(?:morte|more jete|more|marte|atmohotta|attohotta) "
            r"(?:\w+ )?(?:chai|jabo|korbo)|banchte (?:\w+ )?(?:chai na|ichhe|icche)|atmohotta"
            r"|bachte chai na",
        ),
        Rule(
            "hi",
            r"(?:[^ ]+ ){0,3}(?:मरना|मर जाना|मरने|आत्महत्या|खुदकुशी|ख़ुदकुशी|जान दे|जान देना"
            r"|जीना नहीं|जीने का मन नहीं|जीना नही|ज़िंदा नहीं|ज़िन्दगी खत्म|जिंदगी खत्म)(?: [^ "
            r"]+){0,3}",
        ),
        Rule(
            "ur",
            r"(?:[^ ]+ ){0,3}(?:مرنا|مر جانا|خودکشی|خود کشی|جینا نہیں|زندہ نہیں|جان دے|اپنی "
            r"جان|مر جاؤں)(?: [^ ]+){0,3}",
        ),
        Rule(
            "ar",
            r"(?:[^ ]+ ){0,2}(?:[اأ]ريد [اأ]ن [اأ]موت|[اأ]ريد الموت|[اأ]تمنى الموت|[اأ]تمنى "
            r"[اأ]ن [اأ]موت|س[اأ]نتحر|انتحار|الانتحار|[اأ]نتحر|[اأ]قتل نفسي|لا [اأ]ريد [اأ]ن "
            r"[اأ]عيش|لا [اأ]ريد العيش|لا [اأ]ريد الحياة|[اأ]نهي حياتي|[اإ]نهاء حياتي|نفسي "
            r"[اأ]موت|عايز [اأ]موت|عاوز [اأ]موت|عايزة [اأ]موت|بدي موت|بدي [اأ]موت|مش عايز "
            r"[اأ]عيش|ما بدي عيش)(?: [^ ]+)?",
        ),
        Rule(
            "ar-latin",
            r"(?:ana )?(?:3ayez|3ayza|ayez|ayza|3awez|biddi|bedi|bidi|abi|abgha|orid|urid"
            r"|oreed) (?:an )?(?:amoot|amout|amut|mout|moot|antahir)|(?:mish|msh|mesh|mo) "
            r"(?:3ayez|3ayza|ayez|ayza|biddi) (?:a3eesh|a3ish|aaeesh|3eesh)|antahir|nefsi amoot",
        ),
        Rule(
            "fa",
            r"(?:[^ ]+ ){0,2}(?:می ?خواهم بمیرم|میخوام بمیرم|می خوام بمیرم|خودکشی|خودمو بکشم"
            r"|خودم را بکشم|نمی ?خواهم زنده|نمیخوام زنده|دیگه نمیخوام زندگی)(?: [^ ]+){0,2}"
            r"|mikham bemiram|khodkoshi|mikham khodamo bokosham|nemikham zende",
        ),
        Rule(
            "zh",
            r"[^ ]*(?:想死|不想活|自杀|自殺|结束生命|結束生命|活不下去|想自尽|轻生|輕生|了结自己|去死算了|不想再活|死了算了|结束自己|想要死|我要死"  # noqa: E501 (one script, wide in bytes only)
            r"|不如死)[^ ]*|(?:wo )?(?:xiang si|bu xiang huo|zisha|bu xiang zai huo)",
        ),
        Rule(
            "ja-ko",
            r"[^ ]*(?:死にたい|自殺|消えたい|生きたくない|死のう|죽고|자살|살고 ?싶지|살기 ?싫|사라지고|죽을래|죽어버리)[^ ]*|shinitai"  # noqa: E501 (one script, wide in bytes only)
            r"|jukgo sipeo|jugo sipda",
        ),
        Rule(
            "ru-uk",
            r"(?:[^ ]+ ){0,2}(?:хочу умереть|хочу сдохнуть|не хочу жить|покончить с собой"
            r"|покончу с собой|убить себя|убью себя|самоубииств[^ ]*|самоубийств[^ ]*|суицид[^ "
            r"]*|хочу померти|не хочу жити|покінчити|накласти на себе|вбити себе|самогубств[^ "
            r"]*|наложить на себя|не хочется жить|хочется умереть|без меня будет лучше)(?: [^ "
            r"]+)?|(?:ya )?(?:hochu|khochu) (?:umeret|sdohnut)|ne hochu (?:bolshe )?zhit|ne "
            r"khochu zhit|pokonchit s soboi",
        ),
        Rule(
            "tr",
            r"(?:olmek|kendimi oldurmek|yasamak|intihar|uyanmamak|olmeyi) (?:\w+ "
            r")?(?:istiyorum|istemiyorum|etmek|edecegim|dusunuyorum|isterim|isterdim)|intihar "
            r"(?:et\w*|dusun\w*)|kendimi oldur\w*|artik yasamak istemiyorum|hayatima son|[^ "
            r"]*oldurecegim kendimi",
        ),
        Rule(
            "el",
            r"(?:[^ ]+ ){0,2}(?:θελω να πεθανω|να αυτοκτονησω|να σκοτωθω|αυτοκτονι[^ ]*|δεν "
            r"θελω να ζω|να σκοτωσω τον εαυτο|δεν αντεχω να ζω)(?: [^ ]+)?|thelo na pethano"
            r"|den thelo na zo",
        ),
        Rule(
            "hu-cs-sk",
            r"(?:meg akarok halni|nem akarok (?:tobbe )?elni|ongyilkos\w*|megolom magam|chci "
            r"(?:uz )?(?:umrit|zemrit|se zabit)|nechci (?:uz )?zit|zabit se|sebevrazd\w*|chcem "
            r"(?:uz )?(?:zomriet|umriet|sa zabit)|nechcem (?:uz )?zit|samovrazd\w*)",
        ),
        Rule(
            "balkan",
            r"(?:zelim|hocu|zeljela|zelio) (?:\w+ )?(?:umrijeti|umreti|da umrem|se ubiti|da se "
            r"ubijem)|ne zelim (?:vise )?(?:da zivim|zivjeti)|samoubistv\w*|samoubojstv\w*"
            r"|ubit cu se|dua te vdes|dua te vritem|nuk dua te jetoj|vetevrasj\w*|искам да "
            r"умра|не искам да живея|iskam da umra|ne iskam da jiveia",
        ),
        Rule(
            "scandi",
            r"(?:jag |jeg )?(?:vill|vil|onsker|onskar) (?:\w+ )?(?:do|dø|doe|inte leva|ikke "
            r"leve|ta livet av m\w+|ta mitt liv|tage mit liv|begå selvmord|bega sjalvmord)(?= "
            r"|$)|(?:sjalvmord|selvmord|självmord)\w*|ta livet av (?:mig|meg)|ikke leve mer"
            r"|inte leva langre|haluan kuolla|en halua elaa|itsemurha\w*|tappaa itseni",
        ),
        Rule(
            "africa",
            r"(?:mo fe|mo fẹ|mo f e) (?:ku|pa ara mi)|mi o fe wa laaye|pa ara mi|(?:a|m) "
            r"?choro m (?:inwu|igbu onwe m)|achoro m (?:inwu|igbu)|igbu onwe m|ina so (?:in"
            r"|na) (?:mutu|kashe kaina)|kashe kaina|(?:nataka|ninataka|natamani) (?:kufa"
            r"|kujiua)|sitaki (?:kuishi|tena kuishi)|kujiua|ndinoda kufa|kuzviuraya|ngifuna "
            r"ukufa|ukuzibulala|waxaan rabaa inaan (?:dhinto|isdilo)|isdil\w*|mepe se mewu"
            r"|mewu|መሞት እፈልጋለሁ|ራሴን ማጥፋት",
        ),
        Rule(
            "dravidian",
            r"(?:[^ ]+ ){0,2}(?:சாக வேண்டும்|சாகணும்|தற்கொலை[^ ]*|வாழ விரும்பவில்லை|மரிக்கணம்"
            r"|മരിക്കണം|ആത്മഹത്യ[^ ]*|ജീവിക്കണ്ട|ജീവിക്കേണ്ട|చావాలని|ఆత్మహత్య[^ ]*|చనిపోవాలని"
            r"|ಸಾಯಬೇಕು|ಆತ್ಮಹತ್ಯೆ[^ ]*)(?: [^ ]+)?|(?:enakku |naan )?(?:saaganum|saganum|sethu "
            r"?poganum|thatkolai|tharkolai|vaazha pidikkala\w*)|(?:enikku )?(?:marikkanam"
            r"|marikanam|chavanam|jeevikkanda|jeevikenda|aathmahathya|atmahatya)|(?:naaku "
            r")?(?:chavalani|chachipovalani|chanipovalani|bathakalani ledu)",
        ),
        Rule(
            "bn-pa-gu-ne-si",
            r"(?:[^ ]+ ){0,2}(?:মরতে চাই|মরে যেতে|আত্মহত্যা[^ ]*|বাঁচতে চাই না|বাচতে চাই না"
            r"|ਮਰਨਾ|ਖੁਦਕੁਸ਼ੀ[^ ]*|ਜੀਣਾ ਨਹੀਂ|મરવું|આત્મહત્યા[^ ]*|જીવવું નથી|मर्न चाहन्छु|मर्न "
            r"मन|बाँच्न मन छैन|මැරෙන්න|සිය දිවි|ජීවත් වෙන්න බෑ)(?: [^ ]+){0,2}|(?:malai "
            r")?marna man lag\w*|marva(?:nu)? (?:mann|man|che|chhe)|mata marenna|jivavu nathi",
        ),
        Rule(
            "se-asia",
            r"(?:[^ ]+ ){0,2}(?:muon chet|toi muon chet|khong muon song|tu tu|tự tử|muốn chết"
            r"|không muốn sống|ingin mati|mau mati|pengen mati|bunuh diri|nak mati|tak nak "
            r"hidup|tidak ingin hidup|gak mau hidup|nggak mau hidup)(?: [^ ]+)?|[^ "
            r"]*(?:อยากตาย|ฆ่าตัวตาย|ไม่อยากมีชีวิต|ไม่อยากอยู่)[^ ]*|[^ ]*(?:သေချင်"
            r"|ကိုယ့်ကိုယ်ကိုသတ်)[^ ]*",
        ),
        Rule(
            "he",
            r"(?:[^ ]+ ){0,2}(?:רוצה למות|להתאבד|לא רוצה לחיות|התאבדות|לשים קץ|אתאבד)(?: [^ "
            r"]+)?|(?:ani )?rotze lamut|ani rotza lamut|lehitabed",
        ),
        Rule(
            "lt-lv-et",
            r"noriu (?:mirti|nusizudyti)|nebenoriu gyventi|nusizudy\w*|gribu (?:nomirt|mirt"
            r"|nogalinaties)|negribu (?:vairs )?dzivot|pasnaviba|tahan surra|ei taha elada"
            r"|enesetap\w*",
        ),
    ),
)
