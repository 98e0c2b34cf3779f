// Where the provincial regions of GB/T 2260 lie to each other: one tile each, columns from west to east. Not a map to
// measure on, and none is claimed: it shows what is next to what.

/** First two digits of the code: column, row, letters of GB/T 2260, short name. */
export const PROVINCES = {
    65: [0, 1, "XJ", "新"], 54: [0, 4, "XZ", "藏"], 63: [1, 3, "QH", "青"], 62: [2, 2, "GS", "甘"], 64: [3, 2, "NX", "宁"],
    15: [4, 1, "NM", "蒙"], 51: [2, 4, "SC", "川"], 53: [2, 6, "YN", "云"], 61: [3, 3, "SN", "陕"], 50: [3, 4, "CQ", "渝"],
    52: [3, 5, "GZ", "贵"], 45: [3, 6, "GX", "桂"], 14: [4, 2, "SX", "晋"], 41: [4, 3, "HA", "豫"], 42: [4, 4, "HB", "鄂"],
    43: [4, 5, "HN", "湘"], 44: [4, 6, "GD", "粤"], 46: [4, 7, "HI", "琼"], 13: [5, 2, "HE", "冀"], 11: [5, 1, "BJ", "京"],
    12: [6, 2, "TJ", "津"], 37: [5, 3, "SD", "鲁"], 34: [5, 4, "AH", "皖"], 36: [5, 5, "JX", "赣"], 35: [6, 5, "FJ", "闽"],
    32: [6, 3, "JS", "苏"], 31: [7, 4, "SH", "沪"], 33: [6, 4, "ZJ", "浙"], 21: [6, 1, "LN", "辽"], 22: [7, 1, "JL", "吉"],
    23: [7, 0, "HL", "黑"], 71: [7, 6, "TW", "台"], 81: [5, 7, "HK", "港"], 82: [4, 8, "MO", "澳"],
};

export const COLUMNS = 8;
export const ROWS = 9;

/** The tile of a region's code, if it is provincial. */
export function provinceOf(code) {
    return /^\d\d0000$/.test(code ?? "") ? PROVINCES[code.slice(0, 2)] : undefined;
}
