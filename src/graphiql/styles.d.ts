// esbuild collects style sheets into main.css; the compiler only needs to know that they can be imported.
declare module '*.css';
