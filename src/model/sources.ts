/**
 * The one list of references. Doc comments of the processes and the `source` of a parameter cite by the
 * name and year that stand here; the ODD prints the list, `catfish explain` the ones that a row cites.
 *
 * `seen` says what was read while building the model: a source of which only an abstract was read is
 * cited for what the abstract says. A value that no source gives is called *assumption* where it is used.
 */

export interface Source {
  /** Names as they are cited: `Lazear and Rosen`. */
  readonly cited: string;
  readonly year: number;
  readonly authors: string;
  readonly title: string;
  /** Journal, volume and pages; publisher; or the address of a working paper. */
  readonly published: string;
  /** What was read, and where. */
  readonly seen: string;
}

// biome-ignore format: a table reads in rows
export const sources: readonly Source[] = [
  {
    cited: "Aghion et al.", year: 2009, authors: "P. Aghion, R. Blundell, R. Griffith, P. Howitt, S. Prantl",
    title: "The Effects of Entry on Incumbent Innovation and Productivity",
    published: "Review of Economics and Statistics 91(1), 20-32", seen: "abstract, ideas.repec.org",
  },
  {
    cited: "Allon and Van Mieghem", year: 2010, authors: "G. Allon, J. A. Van Mieghem",
    title: "Global Dual Sourcing: Tailored Base-Surge Allocation to Near- and Offshore Production",
    published: "Management Science 56(1), 110-124", seen: "abstract, ssrn.com 2212288",
  },
  {
    cited: "Alviarez et al.", year: 2025, authors: "V. Alviarez, M. Fioretti, K. Kikkawa, M. Morlacco",
    title: "Two-Sided Market Power in Firm-to-Firm Trade",
    published: "arXiv 2507.12848", seen: "abstract, arxiv.org",
  },
  {
    cited: "Asmus et al.", year: 2015, authors: "S. Asmus, F. Karl, A. Mohnen, G. Reinhart",
    title: "The Impact of Goal-setting on Worker Performance - Empirical Evidence from a Real-effort Production Experiment",
    published: "Procedia CIRP 26, 127-132", seen: "abstract",
  },
  {
    cited: "Aspara and Tikkanen", year: 2008, authors: "J. Aspara, H. Tikkanen",
    title: "Significance of corporate brand for business-to-business companies",
    published: "The Marketing Review 8(1), 43-60 (volume and pages recalled)", seen: "abstract, scribd.com",
  },
  {
    cited: "Autry and Golicic", year: 2010, authors: "C. W. Autry, S. L. Golicic",
    title: "Evaluating buyer-supplier relationship-performance spirals: A longitudinal study",
    published: "Journal of Operations Management 28(2), 87-100", seen: "abstract, iaorifors.com",
  },
  {
    cited: "Baumol, Panzar and Willig", year: 1982, authors: "W. J. Baumol, J. C. Panzar, R. D. Willig",
    title: "Contestable Markets and the Theory of Industry Structure",
    published: "Harcourt Brace Jovanovich; revised edition 1988", seen: "summaries only; the book was not seen",
  },
  {
    cited: "Binmore, Rubinstein and Wolinsky", year: 1986, authors: "K. Binmore, A. Rubinstein, A. Wolinsky",
    title: "The Nash bargaining solution in economic modelling",
    published: "RAND Journal of Economics 17(2), 176-188", seen: "in reference lists only; the paper was not seen",
  },
  {
    cited: "Cachon and Zhang", year: 2007, authors: "G. P. Cachon, F. Zhang",
    title: "Obtaining Fast Service in a Queueing System via Performance-Based Allocation of Demand",
    published: "Management Science 53(3), 408-420", seen: "abstract, ideas.repec.org",
  },
  {
    cited: "Chang and Taylor", year: 2016, authors: "W. Chang, S. A. Taylor",
    title: "The Effectiveness of Customer Participation in New Product Development: A Meta-Analysis",
    published: "Journal of Marketing 80(1), 47-64 (volume and pages recalled)", seen: "abstract",
  },
  {
    cited: "Chung, Steenburgh and Sudhir", year: 2014, authors: "D. J. Chung, T. Steenburgh, K. Sudhir",
    title: "Do Bonuses Enhance Sales Productivity? A Dynamic Structural Analysis of Bonus-Based Compensation Plans",
    published: "Marketing Science 33(2), 165-187", seen: "abstract",
  },
  {
    cited: "Cohen and Levinthal", year: 1990, authors: "W. M. Cohen, D. A. Levinthal",
    title: "Absorptive Capacity: A New Perspective on Learning and Innovation",
    published: "Administrative Science Quarterly 35(1), 128-152", seen: "abstract and a summary, edegan.com",
  },
  {
    cited: "Cutting Edge Information", year: 2017, authors: "Cutting Edge Information",
    title: "Key account management: accounts a manager",
    published: "trade source", seen: "page on accounts a manager, four to ten",
  },
  {
    cited: "Doney and Cannon", year: 1997, authors: "P. M. Doney, J. P. Cannon",
    title: "An Examination of the Nature of Trust in Buyer-Seller Relationships",
    published: "Journal of Marketing 61(2), 35-51", seen: "abstract",
  },
  {
    cited: "Eshghi and Ray", year: 2020, authors: "K. Eshghi, S. Ray",
    title: "Conflict and performance in channels: a meta-analysis",
    published: "Journal of the Academy of Marketing Science 49, 327-349 (volume and pages recalled)", seen: "abstract, PMC7661814",
  },
  {
    cited: "Gary et al.", year: 2017, authors: "M. S. Gary, M. M. Yang, P. W. Yetton, J. D. Sterman",
    title: "Stretch Goals and the Distribution of Organizational Performance",
    published: "Organization Science 28(3), 395-410", seen: "abstract",
  },
  {
    cited: "Goolsbee and Syverson", year: 2008, authors: "A. Goolsbee, C. Syverson",
    title: "How Do Incumbents Respond to the Threat of Entry? Evidence from the Major Airlines",
    published: "Quarterly Journal of Economics 123(4), 1611-1633", seen: "abstract, nber.org w11072",
  },
  {
    cited: "Gopalakrishna and Lilien", year: 1995, authors: "S. Gopalakrishna, G. L. Lilien",
    title: "A Three-Stage Model of Industrial Trade Show Performance",
    published: "Marketing Science 14(1), 22-42", seen: "abstract and framework, scribd.com",
  },
  {
    cited: "Grimm et al.", year: 2020, authors: "V. Grimm, S. F. Railsback, C. E. Vincenot, U. Berger and others",
    title: "The ODD Protocol for Describing Agent-Based and Other Simulation Models: A Second Update to Improve Clarity, Replication, and Structural Realism",
    published: "Journal of Artificial Societies and Social Simulation 23(2) 7", seen: "opening and guidance (supplement S1), jasss.soc.surrey.ac.uk/23/2/7.html",
  },
  {
    cited: "Homburg, Klarmann and Schmitt", year: 2010, authors: "C. Homburg, M. Klarmann, J. Schmitt",
    title: "Brand awareness in business markets: When is it related to firm performance?",
    published: "International Journal of Research in Marketing 27(3), 201-212", seen: "abstract, ideas.repec.org",
  },
  {
    cited: "Homburg, Vomberg and Muehlhaeuser", year: 2020, authors: "C. Homburg, A. Vomberg, S. Muehlhaeuser",
    title: "Design and Governance of Multichannel Sales Systems: Financial Performance Consequences in Business-to-Business Markets",
    published: "Journal of Marketing Research 57(6), 1113-1134", seen: "abstract",
  },
  {
    cited: "Kim et al.", year: 2004, authors: "P. H. Kim, D. L. Ferrin, C. D. Cooper, K. T. Dirks",
    title: "Removing the Shadow of Suspicion: The Effects of Apology Versus Denial for Repairing Competence- Versus Integrity-Based Trust Violations",
    published: "Journal of Applied Psychology 89(1), 104-118", seen: "abstract, and the authors' summary at source.wustl.edu",
  },
  {
    cited: "Klos and Nooteboom", year: 2001, authors: "T. B. Klos, B. Nooteboom",
    title: "Agent-based computational transaction cost economics",
    published: "Journal of Economic Dynamics and Control 25, 503-526", seen: "abstract and opening, 123dok.com",
  },
  {
    cited: "Lazear and Rosen", year: 1981, authors: "E. P. Lazear, S. Rosen",
    title: "Rank-Order Tournaments as Optimum Labor Contracts",
    published: "Journal of Political Economy 89(5), 841-864", seen: "abstract and opening, studylib.net",
  },
  {
    cited: "Leone", year: 1995, authors: "R. P. Leone",
    title: "Generalizing What Is Known About Temporal Aggregation and Advertising Carryover",
    published: "Marketing Science 14(3), G141-G150", seen: "abstract, doi 10.1287/mksc.14.3.G141 (last page recalled)",
  },
  {
    cited: "Li et al.", year: 2022, authors: "X. Li, Q. Wu, T. J. Goldsby, C. W. Holsapple",
    title: "Enduring buyer-supplier relationship and buyer performance: the mediating role of buyer-supplier dyadic embeddedness and supplier external embeddedness",
    published: "European Journal of Management Studies, doi 10.1108/EJMS-03-2022-0020", seen: "abstract, emerald.com",
  },
  {
    cited: "Mantrala, Sinha and Zoltners", year: 1992, authors: "M. K. Mantrala, P. Sinha, A. A. Zoltners",
    title: "Impact of Resource Allocation Rules on Marketing Investment-Level Decisions and Profitability",
    published: "Journal of Marketing Research 29(2), 162-175 (pages recalled)", seen: "summary, bookdown.org",
  },
  {
    cited: "Manufacturing Institute", year: 2019, authors: "The Manufacturing Institute",
    title: "US Private Sector R&D: Facts About Manufacturing",
    published: "themanufacturinginstitute.org", seen: "page: 3.9 % of the net sales of US manufacturing in 2011",
  },
  {
    cited: "March", year: 1991, authors: "J. G. March",
    title: "Exploration and Exploitation in Organizational Learning",
    published: "Organization Science 2(1), 71-87", seen: "abstract",
  },
  {
    cited: "McFadden", year: 1974, authors: "D. McFadden",
    title: "Conditional logit analysis of qualitative choice behavior",
    published: "in P. Zarembka (ed.), Frontiers in Econometrics, Academic Press, 105-142", seen: "opening pages, scribd.com (volume recalled)",
  },
  {
    cited: "McKinsey Global Institute", year: 2020, authors: "S. Lund, J. Manyika, J. Woetzel and others",
    title: "Risk, resilience, and rebalancing in global value chains",
    published: "McKinsey Global Institute, August 2020", seen: "summary, mckinsey.com",
  },
  {
    cited: "Misra and Nair", year: 2011, authors: "S. Misra, H. S. Nair",
    title: "A structural model of sales-force compensation dynamics: Estimation and field implementation",
    published: "Quantitative Marketing and Economics 9, 211-257", seen: "abstract",
  },
  {
    cited: "Mizuno, Souma and Watanabe", year: 2014, authors: "T. Mizuno, W. Souma, T. Watanabe",
    title: "The Structure and Evolution of Buyer-Supplier Networks",
    published: "PLoS ONE, doi 10.1371/journal.pone.0100712", seen: "abstract, plosone.org",
  },
  {
    cited: "Monarch", year: 2014, authors: "R. Monarch",
    title: "\"It's Not You, It's Me\": Breakups in U.S.-China Trade Relationships",
    published: "SSRN 2408023; later International Finance Discussion Papers 1165 (2016)", seen: "abstract, ssrn.com",
  },
  {
    cited: "Nash", year: 1950, authors: "J. F. Nash",
    title: "The Bargaining Problem",
    published: "Econometrica 18, 155-162", seen: "abstract and review, zbmath.org",
  },
  {
    cited: "Nerlove and Arrow", year: 1962, authors: "M. Nerlove, K. J. Arrow",
    title: "Optimal Advertising Policy under Dynamic Conditions",
    published: "Economica 29, 129-142", seen: "recalled; the paper was not seen",
  },
  {
    cited: "Onur and Tas", year: 2019, authors: "I. Onur, B. K. O. Tas",
    title: "Optimal bidder participation in public procurement auctions",
    published: "International Tax and Public Finance 26(3), 595-617", seen: "abstract, ideas.repec.org",
  },
  {
    cited: "Palmatier et al.", year: 2006, authors: "R. W. Palmatier, R. P. Dant, D. Grewal, K. R. Evans",
    title: "Factors Influencing the Effectiveness of Relationship Marketing: A Meta-Analysis",
    published: "Journal of Marketing 70(4), 136-153", seen: "abstract, scribd.com and ama.org",
  },
  {
    cited: "Pant and Yu", year: 2025, authors: "V. Pant, E. Yu",
    title: "Computational Foundations for Strategic Coopetition: Formalizing Trust and Reputation Dynamics",
    published: "arXiv 2510.24909", seen: "abstract, arxiv.org, and the authors' notes at vikpant.github.io",
  },
  {
    cited: "Salmon et al.", year: 2011, authors: "J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw",
    title: "Parallel Random Numbers: As Easy as 1, 2, 3",
    published: "SC11, International Conference for High Performance Computing", seen: "abstract, sc11.supercomputing.org (authors beyond the first recalled)",
  },
  {
    cited: "Schmitz et al.", year: 2020, authors: "C. Schmitz and others",
    title: "Sales representative changes and customer results (title recalled)",
    published: "Journal of Marketing (volume and pages not seen)", seen: "abstract, ama.org",
  },
  {
    cited: "Schneiderman", year: 1988, authors: "A. M. Schneiderman",
    title: "Setting Quality Goals",
    published: "Quality Progress 21(4), 51-57 (volume and pages recalled)", seen: "the author's page, and a summary on unaettie.com",
  },
  {
    cited: "Shi et al.", year: 2017, authors: "H. Shi and others",
    title: "Sales Representative Departures and Customer Reassignment Strategies in Business-to-Business Markets",
    published: "Journal of Marketing 81(2), 25-44", seen: "abstract, opus.lib.uts.edu.au",
  },
  {
    cited: "Slovic", year: 1993, authors: "P. Slovic",
    title: "Perceived Risk, Trust, and Democracy",
    published: "Risk Analysis 13(6), 675-682", seen: "abstract, onlinelibrary.wiley.com",
  },
  {
    cited: "Stigler", year: 1961, authors: "G. J. Stigler",
    title: "The Economics of Information",
    published: "Journal of Political Economy 69(3), 213-225", seen: "opening pages, scribd.com",
  },
  {
    cited: "Tremblay et al.", year: 2003, authors: "M. Tremblay and others",
    title: "Determinants of salespeople's compensation (title recalled)",
    published: "journal not noted", seen: "abstract: 325 firms",
  },
  {
    cited: "Vidale and Wolfe", year: 1957, authors: "M. L. Vidale, H. B. Wolfe",
    title: "An Operations-Research Study of Sales Response to Advertising",
    published: "Operations Research 5(3), 370-381", seen: "abstract and opening, scribd.com",
  },
  {
    cited: "Vieira et al.", year: 2019, authors: "V. A. Vieira, M. I. S. de Almeida, R. Agnihotri, N. S. D. A. C. da Silva, S. Arunachalam",
    title: "In pursuit of an effective B2B digital marketing strategy in an emerging market",
    published: "Journal of the Academy of Marketing Science 47, 1085-1108 (volume and pages recalled)", seen: "abstract",
  },
  {
    cited: "Weisbuch, Kirman and Herreiner", year: 2000, authors: "G. Weisbuch, A. Kirman, D. Herreiner",
    title: "Market Organisation and Trading Relationships",
    published: "Economic Journal 110, 411-436", seen: "abstract of the working paper (SFI 95-11-102, santafe.edu) and the authors' web version; journal, volume and pages recalled",
  },
  {
    cited: "Wichura", year: 1988, authors: "M. J. Wichura",
    title: "Algorithm AS 241: The Percentage Points of the Normal Distribution",
    published: "Applied Statistics 37, 477-484", seen: "in the NAG library's manual (reference and method)",
  },
  {
    cited: "Workman, Homburg and Jensen", year: 2003, authors: "J. P. Workman, C. Homburg, O. Jensen",
    title: "Intraorganizational Determinants of Key Account Management Effectiveness",
    published: "Journal of the Academy of Marketing Science 31(1), 3-21", seen: "abstract, oup.com and moam.info",
  },
];

/** The sources that a text cites, as `Slovic (1993)`, `Slovic 1993` or `Slovic's (1993)`, in the order of the list. */
export function citedIn(text: string): readonly Source[] {
  const line = text.replace(/\s+/g, " ");
  return sources.filter((source) => citationOf(source).test(line));
}

/** Matches one citation of a source. */
export function citationOf({ cited, year }: Source): RegExp {
  return new RegExp(`${cited.replaceAll(".", "\\.")}(?:'s)? \\(?${year}\\b\\)?`);
}

/** A source in one line: `Lazear and Rosen (1981): E. P. Lazear, S. Rosen, "Rank-Order ...", Journal ...`. */
export function referenceOf({ cited, year, authors, title, published }: Source): string {
  const quoted = title.startsWith('"') ? title : `"${title}"`;
  return `${cited} (${year}): ${authors}, ${quoted}, ${published}`;
}
