import type { ThemeConfig } from 'antd';
import { palette } from './palette.ts';

/** Who has asked their device for stillness gets it: nothing is seen to slide, zoom or fade. */
const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const still = { motion: false, motionDurationFast: '1ms', motionDurationMid: '1ms', motionDurationSlow: '1ms' };

/** Ant Design as it is meant to be used, its tokens set once: calm, dense, no shadows where a line will do. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.ink,
    colorLink: palette.ink,
    colorInfo: palette.ink,
    colorSuccess: palette.met,
    colorWarning: palette.due,
    colorError: palette.broken,
    colorText: palette.text,
    colorTextSecondary: palette.textSoft,
    colorTextTertiary: palette.textSoft,
    colorTextDescription: palette.textSoft,
    colorTextPlaceholder: '#6b7482',
    colorBorder: palette.line,
    colorBorderSecondary: palette.lineSoft,
    colorBgLayout: palette.ground,
    borderRadius: 4,
    fontSize: 14,
    fontFamily: 'var(--font)',
    boxShadow: 'none',
    boxShadowTertiary: 'none',
    ...(isStill ? still : { motionDurationMid: '0.12s', motionDurationSlow: '0.16s' }),
  },
  components: {
    Layout: { headerBg: palette.paper, siderBg: palette.paper, headerHeight: 52, headerPadding: '0 20px' },
    Menu: {
      itemSelectedBg: palette.inkSoft,
      itemSelectedColor: palette.ink,
      itemHeight: 38,
      itemMarginInline: 8,
      itemBorderRadius: 4,
      activeBarBorderWidth: 0,
    },
    Table: {
      cellPaddingBlock: 8,
      cellPaddingInline: 12,
      headerBg: '#f3f5f8',
      headerColor: palette.textSoft,
      headerSplitColor: 'transparent',
    },
    Card: { headerHeight: 44, bodyPadding: 16 },
    Tabs: { horizontalItemPadding: '10px 2px' },
    Descriptions: { itemPaddingBottom: 8 },
  },
};
