import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

/** Search over everything one may see: half a name, a number, a party. */
export function SearchBox() {
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  return (
    <form
      className="frame__search"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== '') void navigate({ to: '/search', search: { q: words.trim() } });
      }}
    >
      <input
        data-search
        type="search"
        aria-label="查找案号、当事人、笔录内容"
        placeholder="查找案号、当事人、笔录内容（按 / 键）"
        value={words}
        maxLength={100}
        onChange={(event) => setWords(event.target.value)}
      />
    </form>
  );
}
